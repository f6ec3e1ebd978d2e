package io.supervisor.install.process;

import io.supervisor.install.bundle.BundleRequest;
import io.supervisor.install.bundle.Delivery;

/**
 * What is to be rendered.
 *
 * @param bundle its package is empty when it has not arrived
 */
record RenderingTask(long generation, BundleRequest bundle) {

  static RenderingTask of(Install install, Delivery delivery, byte[] packageGzip) {
    return new RenderingTask(
        install.generation(),
        new BundleRequest(
            install.id(),
            install.namespace(),
            delivery,
            packageGzip,
            install.wanted().sealedConfig()));
  }

  String install() {
    return bundle.install();
  }

  boolean packageHere() {
    return bundle.packageGzip().length > 0;
  }
}
