package io.supervisor.install.process;

import java.time.Instant;

/**
 * One thing that must hold for an install to be ready.
 *
 * @param type DependenciesMet, Rendered, Placed, Applied or Ready
 * @param status True, False or Unknown
 * @param reason word for programs, may be empty
 * @param message for people, may be empty
 * @param hint what to do next, may be empty
 * @param since when the status last changed
 */
public record Condition(
    String type, String status, String reason, String message, String hint, Instant since) {}
