package io.supervisor.install.precheck;

import java.time.Instant;
import java.util.List;

/**
 * A precheck. It is thrown away when anything it rests on changes.
 *
 * @param outcome the worst of all checks
 * @param ageMs time since it was made, in ms
 */
public record PrecheckView(
    String version, Check.Outcome outcome, List<Check> checks, Instant checkedAt, long ageMs) {}
