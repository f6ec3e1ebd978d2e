package io.supervisor.simulator.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.ObjectKey;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of a journal, in lines of JSON: {@code {"key":…,"object":…}} for an object, without the
 * object when it is gone, and {@code {"version":…}} at the end of each batch. What follows the last
 * such line was not finished, and does not count.
 */
public final class JournalFile implements AutoCloseable {
  private static final int BUFFER = 1 << 16;

  /** Versions that a killed process may have given to changes that it could not write. */
  private static final int GAP = 10_000;

  private final Path path;
  private OutputStream out = OutputStream.nullOutputStream();

  public JournalFile(Path path) {
    this.path = path;
  }

  /** Replaces the file in one step, so that there is always a whole one. */
  void begin(JournalBatch all) throws IOException {
    out.close();
    Path next = path.resolveSibling(path.getFileName() + ".next");
    try (OutputStream fresh = new BufferedOutputStream(Files.newOutputStream(next), BUFFER)) {
      write(fresh, all);
    }
    Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    out = new BufferedOutputStream(Files.newOutputStream(path, StandardOpenOption.APPEND), BUFFER);
  }

  void append(JournalBatch changes) throws IOException {
    write(out, changes);
  }

  private static void write(OutputStream out, JournalBatch batch) throws IOException {
    for (JournalLine line : batch.lines()) {
      ObjectNode json = Json.object();
      json.set("key", Json.MAPPER.valueToTree(line.key()));
      if (line.object() != null) {
        json.set("object", line.object());
      }
      out.write(Json.bytes(json));
      out.write('\n');
    }
    out.write(Json.bytes(Json.object().put("version", batch.version())));
    out.write('\n');
    out.flush();
  }

  /** A store with what the file has, and newer versions; an empty one when there is no file. */
  public ObjectStore restore() throws IOException {
    Map<ObjectKey, ObjectNode> objects = new LinkedHashMap<>();
    long version = 0;
    if (Files.exists(path)) {
      List<JsonNode> batch = new ArrayList<>();
      try (BufferedReader lines = Files.newBufferedReader(path)) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          JsonNode json = parsed(line, lines);
          if (json.has("version")) {
            batch.forEach(change -> apply(change, objects));
            batch.clear();
            version = json.path("version").asLong();
          } else {
            batch.add(json);
          }
        }
      }
    }
    ObjectStore store = new ObjectStore(version == 0 ? 0 : version + GAP);
    objects.forEach(store::load);
    return store;
  }

  /** Only the last line may be broken off. */
  private JsonNode parsed(String line, BufferedReader rest) throws IOException {
    try {
      return Json.MAPPER.readTree(line);
    } catch (JsonProcessingException e) {
      if (rest.readLine() == null) {
        return Json.object();
      }
      throw new IOException(path + " is damaged; remove it to begin without objects", e);
    }
  }

  private static void apply(JsonNode change, Map<ObjectKey, ObjectNode> objects) {
    ObjectKey key = Json.MAPPER.convertValue(change.path("key"), ObjectKey.class);
    if (change.get("object") instanceof ObjectNode object) {
      objects.put(key, object);
    } else {
      objects.remove(key);
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
