package io.supervisor.namespace.cluster;

import java.util.function.Supplier;

/** A watch that is begun anew when it has given up. Closing it waits for nobody. */
final class KeptWatch implements AutoCloseable {

  private volatile Watch watch;
  private volatile boolean closed;

  /** Sees to it that it goes on; it is begun by one thread at a time. */
  synchronized void keep(Supplier<Watch> begin) {
    Watch known = watch;
    if (closed || known != null && known.running()) {
      return;
    }
    if (known != null) {
      watch = null;
      known.close();
    }
    watch = begin.get();
    if (closed) {
      watch.close();
    }
  }

  /** Whether it has been begun, and may tell something. */
  boolean standing() {
    return watch != null;
  }

  @Override
  public void close() {
    closed = true;
    Watch known = watch;
    if (known != null) {
      known.close();
    }
  }
}
