package io.supervisor.install.change;

import io.supervisor.install.bundle.BundleRequest;
import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.revision.Wanted;

/**
 * An install as it is wanted, and as it might be.
 *
 * @param nowGzip the package of {@code now}, compressed
 * @param thenGzip the package of {@code then}, compressed
 */
record ChangeInput(
    String install,
    String namespace,
    Wanted now,
    byte[] nowGzip,
    Wanted then,
    byte[] thenGzip,
    Delivery delivery) {

  BundleRequest request(byte[] packageGzip, Wanted wanted) {
    return new BundleRequest(install, namespace, delivery, packageGzip, wanted.sealedConfig());
  }
}
