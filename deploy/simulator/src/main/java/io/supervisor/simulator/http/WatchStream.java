package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.store.ChangeListener;
import io.supervisor.simulator.store.ChangeLog;
import io.supervisor.simulator.store.ObjectStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One running watch. It lives on the writer's thread; only its sink is shared. */
final class WatchStream implements ChangeListener {
  private static final Logger LOG = Logger.getLogger(WatchStream.class.getName());
  private static final long BOOKMARK_SECONDS = 60;

  private final WatchPlan plan;
  private final ObjectStore store;
  private final Renderer renderer;
  private final WatchLines lines;
  private final ByteSink sink;
  private final Consumer<WatchStream> whenOver;
  private boolean named;
  private final List<ScheduledFuture<?>> timers = new ArrayList<>();

  WatchStream(
      WatchPlan plan,
      ObjectStore store,
      Renderer renderer,
      WatchLines lines,
      ByteSink sink,
      Consumer<WatchStream> whenOver) {
    this.plan = plan;
    this.store = store;
    this.renderer = renderer;
    this.lines = lines;
    this.sink = sink;
    this.whenOver = whenOver;
  }

  void start(ChangeLog log, ScheduledExecutorService writer) {
    if (plan.since() < log.oldest() && !plan.initial()) {
      String message = "too old resource version: " + plan.since() + " (" + log.oldest() + ")";
      event("ERROR", ApiFailure.expired(message).status());
      finish();
      return;
    }
    if (plan.initial()) {
      store.list(plan.kind(), plan.namespace()).stream()
          .filter(plan.selection()::matches)
          .forEach(o -> object("ADDED", o));
    }
    if (plan.initialEnd()) {
      bookmark(true);
    }
    log.since(plan.since()).forEach(this::changed);
    store.listen(this);
    schedule(writer);
  }

  private void schedule(ScheduledExecutorService writer) {
    long seconds = plan.timeoutSeconds();
    timers.add(writer.schedule(this::finish, seconds, TimeUnit.SECONDS));
    if (plan.bookmarks()) {
      Runnable mark = () -> bookmark(false);
      timers.add(
          writer.scheduleAtFixedRate(mark, BOOKMARK_SECONDS, BOOKMARK_SECONDS, TimeUnit.SECONDS));
      if (seconds > 2) {
        timers.add(writer.schedule(mark, seconds - 2, TimeUnit.SECONDS));
      }
    }
  }

  private void finish() {
    stop();
    sink.end();
  }

  void stop() {
    timers.forEach(t -> t.cancel(false));
    store.forget(this);
    whenOver.accept(this);
  }

  /** Ends at once, in the middle of whatever there is. */
  void cut() {
    finish();
  }

  @Override
  public void changed(Change change) {
    try {
      show(change);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "A watch of " + plan.kind().plural() + " ends", e);
      finish();
    }
  }

  private void show(Change change) {
    if (!change.key().of(plan.kind())
        || !plan.namespace().isEmpty() && !plan.namespace().equals(change.key().namespace())) {
      return;
    }
    boolean before = change.previous() != null && plan.selection().matches(change.previous());
    boolean now = change.type() != Change.Type.DELETED && plan.selection().matches(change.object());
    if (now) {
      object(before ? "MODIFIED" : "ADDED", change.object());
    } else if (before) {
      object("DELETED", last(change));
    }
  }

  /** An object that left the selection is shown as it was, under the version of the change. */
  private static ObjectNode last(Change change) {
    ObjectNode last = change.previous().deepCopy();
    Meta.of(last).put("resourceVersion", Long.toString(change.version()));
    return last;
  }

  /** Only the first table of a stream names its columns. */
  private void object(String type, ObjectNode object) {
    JsonNode shown = renderer.one(plan.kind(), object, plan.representation(), plan.include());
    boolean table = plan.representation().form() == Representation.Form.TABLE;
    if (table && named && shown instanceof ObjectNode rows) {
      rows.putNull("columnDefinitions");
    }
    named = true;
    event(type, shown);
  }

  private void bookmark(boolean initialEnd) {
    ObjectNode mark = Json.object().put("kind", plan.kind().kind());
    mark.put("apiVersion", plan.kind().apiVersion());
    ObjectNode metadata = mark.putObject("metadata");
    metadata.put("resourceVersion", Long.toString(store.version()));
    if (initialEnd) {
      metadata.putObject("annotations").put("k8s.io/initial-events-end", "true");
    }
    boolean whole = plan.representation().form() == Representation.Form.OBJECT;
    event(
        "BOOKMARK",
        whole ? mark : renderer.one(plan.kind(), mark, plan.representation(), plan.include()));
  }

  private void event(String type, JsonNode object) {
    sink.send(lines.of(type, object));
  }
}
