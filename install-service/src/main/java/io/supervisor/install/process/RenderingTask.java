package io.supervisor.install.process;

/**
 * What a worker needs to render one generation.
 *
 * @param packageGzip the package, or empty when it has not arrived yet
 */
record RenderingTask(
    String install, long generation, String namespace, byte[] packageGzip, byte[] config) {

  boolean packageHere() {
    return packageGzip.length > 0;
  }
}
