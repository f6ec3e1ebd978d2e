package io.supervisor.install.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.zjsonpatch.DiffFlags;
import io.fabric8.zjsonpatch.JsonDiff;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares two sets of objects, or two configs, as JSON trees. */
@ApplicationScoped
public class ObjectDiff {

  private static final String MASK = "(secret)";

  /** Each value on its own: what moved is gone here and new there, and nothing is a copy. */
  private static final EnumSet<DiffFlags> FLAGS = flags();

  private final ObjectMapper json = JsonMapper.builder().build();

  private static EnumSet<DiffFlags> flags() {
    EnumSet<DiffFlags> flags = DiffFlags.dontNormalizeOpIntoMoveAndCopy();
    flags.add(DiffFlags.ADD_ORIGINAL_VALUE_ON_REPLACE);
    return flags;
  }

  /** What becomes of one object. */
  public enum Fate {
    ADDED,
    CHANGED,
    REMOVED
  }

  /**
   * A change of one object.
   *
   * @param fields what changes inside it; empty when it is added or removed
   */
  public record Change(ObjectName object, Fate fate, List<Field> fields) {}

  /**
   * A change of one value.
   *
   * @param path JSON pointer
   * @param from absent for something new
   * @param to absent for something gone
   */
  public record Field(String path, JsonNode from, JsonNode to) {}

  /** What changes between two sets; values of Secrets are masked. */
  public List<Change> between(List<Map<String, Object>> before, List<Map<String, Object>> after) {
    Map<ObjectName, Map<String, Object>> old = byName(before);
    Map<ObjectName, Map<String, Object>> next = byName(after);
    List<Change> changes = new ArrayList<>();
    next.forEach(
        (name, object) -> {
          if (!old.containsKey(name)) {
            changes.add(new Change(name, Fate.ADDED, List.of()));
          } else if (!old.get(name).equals(object)) {
            changes.add(
                new Change(name, Fate.CHANGED, fields(name, tree(old.get(name)), tree(object))));
          }
        });
    old.keySet().stream()
        .filter(name -> !next.containsKey(name))
        .forEach(name -> changes.add(new Change(name, Fate.REMOVED, List.of())));
    return changes;
  }

  /** What changes between two trees. */
  public List<Field> fields(JsonNode before, JsonNode after) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode operation : JsonDiff.asJson(before, after, FLAGS)) {
      String path = operation.path("path").asText();
      fields.add(
          switch (operation.path("op").asText()) {
            case "add" -> new Field(path, null, operation.get("value"));
            case "remove" -> new Field(path, operation.get("value"), null);
            default -> new Field(path, operation.get("fromValue"), operation.get("value"));
          });
    }
    return fields;
  }

  private List<Field> fields(ObjectName name, JsonNode before, JsonNode after) {
    List<Field> fields = fields(before, after);
    if (!name.kind().equals("Secret")) {
      return fields;
    }
    return fields.stream()
        .map(
            field ->
                field.path().matches("/(data|stringData)(/.*)?")
                    ? new Field(field.path(), masked(field.from()), masked(field.to()))
                    : field)
        .toList();
  }

  private JsonNode masked(JsonNode value) {
    return value == null ? null : json.getNodeFactory().textNode(MASK);
  }

  private JsonNode tree(Map<String, Object> object) {
    return json.valueToTree(object);
  }

  private static Map<ObjectName, Map<String, Object>> byName(List<Map<String, Object>> objects) {
    Map<ObjectName, Map<String, Object>> named = new LinkedHashMap<>();
    objects.forEach(object -> named.put(ObjectName.of(object), object));
    return named;
  }
}
