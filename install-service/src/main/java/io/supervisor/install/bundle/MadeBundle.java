package io.supervisor.install.bundle;

import java.util.List;

/**
 * A rendered install, ready to leave.
 *
 * @param digest keyed digest of the clear content
 * @param sealed the objects, compressed and sealed
 * @param workloads what needs hosts; nothing when the kapp-controller brings the pods
 */
public record MadeBundle(
    String digest, byte[] sealed, Delivery delivery, List<Workload> workloads) {}
