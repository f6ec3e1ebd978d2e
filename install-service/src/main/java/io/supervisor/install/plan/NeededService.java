package io.supervisor.install.plan;

/**
 * A service that a plan brings to a Supervisor, or finds there.
 *
 * @param order those with a lower number come first
 * @param reason why it is part of the plan
 * @param there whether it runs there already as it is needed
 */
record NeededService(String service, String version, int order, String reason, boolean there) {}
