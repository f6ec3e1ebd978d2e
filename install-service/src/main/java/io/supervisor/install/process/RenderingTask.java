package io.supervisor.install.process;

/**
 * What is to be rendered.
 *
 * @param packageGzip the uploaded bytes, compressed; empty when they have not arrived
 * @param config the sealed service config; empty for none
 */
record RenderingTask(
    String install, long generation, String namespace, byte[] packageGzip, byte[] config) {

  static RenderingTask of(Install install, byte[] packageGzip) {
    return new RenderingTask(
        install.id(),
        install.generation(),
        install.namespace(),
        packageGzip,
        install.wanted().sealedConfig());
  }

  boolean packageHere() {
    return packageGzip.length > 0;
  }
}
