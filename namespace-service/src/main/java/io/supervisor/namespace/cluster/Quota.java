package io.supervisor.namespace.cluster;

/**
 * A ResourceQuota without scopes: what everything in a namespace may request together. What is null
 * is not limited by it.
 *
 * @param name of the ResourceQuota
 * @param memoryMib MiB, rounded down
 * @param storageMib MiB of all claims, rounded down
 */
public record Quota(
    String namespace,
    String name,
    Long cpuMillicores,
    Long memoryMib,
    Long storageMib,
    Long pods) {}
