package io.supervisor.simulator.http;

import io.supervisor.simulator.store.ChangeLog;
import io.supervisor.simulator.store.ObjectStore;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts watches, and knows those that are open. */
record WatchStarter(
    ObjectStore store,
    ChangeLog log,
    Renderer renderer,
    WatchLines lines,
    Set<WatchStream> open,
    ScheduledExecutorService writer) {
  private static final Logger LOG = Logger.getLogger(WatchStarter.class.getName());

  void start(WatchPlan plan, ByteSink sink) {
    WatchStream stream = new WatchStream(plan, store, renderer, lines, sink, open::remove);
    open.add(stream);
    sink.open(() -> stop(stream));
    stream.start(log, writer);
  }

  private void stop(WatchStream stream) {
    try {
      writer.execute(stream::stop);
    } catch (RejectedExecutionException e) {
      LOG.log(Level.FINE, "Watch ended with the Supervisor", e);
    }
  }
}
