package io.supervisor.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.ObjectKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** All objects of a store at one version, as kept in a file between two runs. */
public record Snapshot(long version, List<Entry> entries) {

  /** One object and where it lives. */
  public record Entry(ObjectKey key, ObjectNode object) {}

  public static Snapshot of(ObjectStore store) {
    List<Entry> entries = new ArrayList<>();
    for (ObjectKey key : store.keys("")) {
      store.find(key).ifPresent(o -> entries.add(new Entry(key, o)));
    }
    return new Snapshot(store.version(), entries);
  }

  /** The snapshot in the file; an empty one when there is no file. */
  public static Snapshot read(Path file) {
    if (!Files.exists(file)) {
      return new Snapshot(0, List.of());
    }
    try {
      JsonNode saved = Json.MAPPER.readTree(file.toFile());
      List<Entry> entries = new ArrayList<>();
      for (JsonNode entry : saved.path("objects")) {
        ObjectKey key = Json.MAPPER.convertValue(entry.path("key"), ObjectKey.class);
        entries.add(new Entry(key, (ObjectNode) entry.path("object")));
      }
      return new Snapshot(saved.path("version").asLong(), entries);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes the file in one step, so that a reader finds the old state or the new one. */
  public void write(Path file) {
    ObjectNode saved = Json.object().put("version", version);
    ArrayNode objects = saved.putArray("objects");
    for (Entry entry : entries) {
      ObjectNode line = objects.addObject();
      line.set("key", Json.MAPPER.valueToTree(entry.key()));
      line.set("object", entry.object());
    }
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.write(next, Json.bytes(saved));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  public ObjectStore restore() {
    ObjectStore store = new ObjectStore(version);
    entries.forEach(e -> store.load(e.key(), e.object()));
    return store;
  }
}
