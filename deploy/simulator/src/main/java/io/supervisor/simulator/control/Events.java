package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.ObjectWriter;
import io.supervisor.simulator.write.WriteOptions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes down what happened to objects; only the latest thousand events are kept. */
public final class Events {
  private static final int MOST = 1000;

  private final ObjectStore store;
  private final ObjectWriter writer;
  private final Timestamps times;
  private final Deque<ObjectKey> written = new ArrayDeque<>();
  private final Map<String, ObjectKey> known = new Recent();
  private long count;

  public Events(ObjectStore store, ObjectWriter writer, Timestamps times) {
    this.store = store;
    this.writer = writer;
    this.times = times;
    store.list(KindTable.EVENT, "").forEach(e -> written.add(KindTable.EVENT.key(e)));
  }

  public void normal(Kind kind, JsonNode about, String source, String reason, String message) {
    write("Normal", kind, about, source, reason, message);
  }

  public void warning(Kind kind, JsonNode about, String source, String reason, String message) {
    write("Warning", kind, about, source, reason, message);
  }

  private void write(
      String type, Kind kind, JsonNode about, String source, String reason, String message) {
    String home = Meta.namespace(about);
    String namespace = home.isEmpty() ? "default" : home;
    if (store.find(KindTable.NAMESPACE, "", namespace).filter(n -> !Meta.deleting(n)).isEmpty()) {
      return;
    }
    String repeated = String.join("\n", Meta.uid(about), source, reason, message);
    ObjectKey before = known.get(repeated);
    if (before != null && store.find(before).isPresent()) {
      again(before);
      return;
    }
    long unique = times.instant().toEpochMilli() * 1_000_000 + count++ % 1_000_000;
    ObjectNode event = Json.object();
    Meta.of(event).put("name", Meta.name(about) + "." + Long.toHexString(unique));
    Json.child(event, "involvedObject")
        .put("kind", kind.kind())
        .put("namespace", home)
        .put("name", Meta.name(about))
        .put("uid", Meta.uid(about))
        .put("apiVersion", kind.apiVersion())
        .put("resourceVersion", Meta.resourceVersion(about));
    event.put("reason", reason).put("message", message).put("type", type);
    Json.child(event, "source").put("component", source);
    event.put("firstTimestamp", times.now()).put("lastTimestamp", times.now());
    event.put("count", 1).putNull("eventTime");
    event.put("reportingComponent", source).put("reportingInstance", "");
    ObjectNode saved = writer.create(KindTable.EVENT, namespace, event, WriteOptions.controller());
    written.add(KindTable.EVENT.key(saved));
    known.put(repeated, KindTable.EVENT.key(saved));
    trim();
  }

  /** What happens again is the same event once more. */
  private void again(ObjectKey key) {
    String now = times.now();
    writer.edit(
        KindTable.EVENT,
        key,
        event -> event.put("count", Json.number(event, 1, "count") + 1).put("lastTimestamp", now),
        WriteOptions.controller());
  }

  private void trim() {
    while (written.size() > MOST) {
      store.remove(written.removeFirst());
    }
  }

  /** The latest events by what they say. */
  private static final class Recent extends LinkedHashMap<String, ObjectKey> {
    private static final long serialVersionUID = 1L;
    private static final int MOST_KNOWN = 500;

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, ObjectKey> eldest) {
      return size() > MOST_KNOWN;
    }
  }
}
