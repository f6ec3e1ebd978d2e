package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.store.ChangeListener;
import io.supervisor.simulator.store.ObjectStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs the controllers on the writer's thread, one step at a time between requests. */
public final class ControlLoop implements ChangeListener {
  private static final Logger LOG = Logger.getLogger(ControlLoop.class.getName());
  private static final Duration RETRY = Duration.ofMillis(200);
  private static final Duration REFUSED = Duration.ofSeconds(2);

  /** One object that one controller has to look at. */
  private record Work(Controller controller, ObjectKey key) {}

  /** When a piece of work is due, by the clock of {@link System#nanoTime}. */
  private record Pending(long at, ScheduledFuture<?> timer) {}

  private final Map<Work, Pending> pending = new HashMap<>();
  private final List<Controller> controllers;
  private final ScheduledExecutorService writer;
  private final Set<Work> queue = new LinkedHashSet<>();
  private boolean running;

  public ControlLoop(List<Controller> controllers, ScheduledExecutorService writer) {
    this.controllers = controllers;
    this.writer = writer;
  }

  /** Looks at everything that is in the store. */
  public void start(ObjectStore store) {
    for (ObjectKey key : store.keys("")) {
      store.find(key).ifPresent(o -> changed(new Change(0, Change.Type.ADDED, key, o, null)));
    }
  }

  /** Looks again at all objects of the kind. */
  public void revisit(ObjectStore store, Kind kind) {
    for (ObjectNode object : store.list(kind, "")) {
      changed(new Change(0, Change.Type.ADDED, kind.key(object), object, null));
    }
  }

  @Override
  public void changed(Change change) {
    for (Controller controller : controllers) {
      controller.affected(change).forEach(key -> add(new Work(controller, key)));
    }
  }

  private void add(Work work) {
    queue.add(work);
    if (!running) {
      running = true;
      writer.execute(this::step);
    }
  }

  private void step() {
    Iterator<Work> next = queue.iterator();
    if (next.hasNext()) {
      Work work = next.next();
      next.remove();
      reconcile(work);
    }
    running = !queue.isEmpty();
    if (running && !writer.isShutdown()) {
      writer.execute(this::step);
    }
  }

  private void reconcile(Work work) {
    try {
      work.controller().reconcile(work.key()).ifPresent(delay -> later(work, delay));
    } catch (ApiFailure e) {
      refused(work, e);
    } catch (RuntimeException e) {
      String name = work.controller().getClass().getSimpleName();
      LOG.log(Level.WARNING, name + " will try again: " + work.key(), e);
      later(work, RETRY);
    }
  }

  /** What is refused in a namespace that ends is not wanted any more; the rest may be later. */
  private void refused(Work work, ApiFailure failure) {
    if (failure.code() == 403 && failure.getMessage().contains("is being terminated")) {
      return;
    }
    LOG.fine("Will try again: " + work.key() + ": " + failure.getMessage());
    later(work, failure.code() == 403 ? REFUSED : RETRY);
  }

  /** Each piece of work has one timer at most: the earliest that was asked for. */
  private void later(Work work, Duration delay) {
    Pending before = pending.get(work);
    long at = System.nanoTime() + delay.toNanos();
    if (writer.isShutdown() || before != null && before.at() - at <= 0) {
      return;
    }
    if (before != null) {
      before.timer().cancel(false);
    }
    Runnable due =
        () -> {
          pending.remove(work);
          add(work);
        };
    var timer = writer.schedule(due, delay.toMillis(), TimeUnit.MILLISECONDS);
    pending.put(work, new Pending(at, timer));
  }
}
