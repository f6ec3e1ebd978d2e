package io.supervisor.platform.caller;

import io.supervisor.platform.event.Lineage;

/**
 * Where a change comes from.
 *
 * @param actor user name, client id, or the name of the part of the suite that acts by itself
 * @param address network address of the caller; empty when the suite acts by itself
 * @param lineage the chain of events the change starts
 */
public record Origin(String actor, String address, Lineage lineage) {}
