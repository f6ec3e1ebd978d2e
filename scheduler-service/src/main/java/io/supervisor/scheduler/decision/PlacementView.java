package io.supervisor.scheduler.decision;

import java.time.Instant;

/**
 * One decision.
 *
 * @param epoch order of decisions on the Supervisor
 * @param outcome PLACED or REFUSED
 */
record PlacementView(
    long generation, int attempt, long epoch, String outcome, String detail, Instant decidedAt) {}
