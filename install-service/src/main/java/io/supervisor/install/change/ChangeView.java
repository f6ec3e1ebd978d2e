package io.supervisor.install.change;

import io.supervisor.install.bundle.ImmutableFields.Refusal;
import io.supervisor.install.bundle.ObjectDiff.Change;
import io.supervisor.install.bundle.ObjectDiff.Field;
import java.util.List;
import java.util.SortedSet;

/**
 * What a change would do; nothing was done.
 *
 * @param values what changes in the service config
 * @param objects what becomes of the objects on the Supervisor; values of Secrets are masked
 * @param refused what the API server will refuse, and what to do about it
 * @param images every container image that would run
 */
public record ChangeView(
    String fromVersion,
    String toVersion,
    List<Field> values,
    List<Change> objects,
    List<Refusal> refused,
    SortedSet<String> images) {}
