package io.supervisor.namespace.cluster;

/** Something on a Supervisor that is watched, until it is closed or gives up. */
interface Watch extends AutoCloseable {

  /** Whether it has not given up. */
  boolean running();

  @Override
  void close();
}
