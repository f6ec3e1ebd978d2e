package io.supervisor.local.kafka;

/**
 * Ports of the broker.
 *
 * @param clients where clients connect
 * @param controller where the broker meets its own controller
 */
public record BrokerPorts(int clients, int controller) {}
