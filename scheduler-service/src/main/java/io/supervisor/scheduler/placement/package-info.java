/**
 * The placement engine: where the next pod goes. Plain Java, one thread, no clock, no chance and,
 * on the way of a decision, no allocation. The same calls in the same order give the same
 * placements on any machine.
 */
package io.supervisor.scheduler.placement;
