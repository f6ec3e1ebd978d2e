package io.supervisor.scheduler.drs;

import io.supervisor.scheduler.placement.Proposal;

/**
 * A move that was begun: its place at the other host is kept, and the pod was asked to end.
 *
 * @param begun whether the pod ends; its next one gets the place that is kept
 * @param message why it does not; empty when it does
 */
public record MoveMade(
    String install,
    String workload,
    String from,
    String to,
    Proposal.Reason reason,
    boolean begun,
    String message) {

  static MoveMade of(Proposal proposal, String message) {
    return new MoveMade(
        proposal.from().install(),
        proposal.from().slot().workload(),
        proposal.from().slot().host(),
        proposal.to(),
        proposal.reason(),
        message.isEmpty(),
        message);
  }
}
