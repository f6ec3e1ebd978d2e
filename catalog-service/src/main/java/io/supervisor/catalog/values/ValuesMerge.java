package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.catalog.yaml.YamlPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries a service config over to another version, three ways: the defaults then, yours, the
 * defaults now. What you left at its default follows the default; what you set stays; where both
 * changed, yours stays and the conflict is listed; keys that are gone are dropped and listed.
 */
public final class ValuesMerge {

  /**
   * A key that both you and the package changed.
   *
   * @param field path of the key
   */
  public record Conflict(String field, JsonNode defaultThen, JsonNode yours, JsonNode defaultNow) {}

  /**
   * The result.
   *
   * @param yaml the merged config
   * @param conflicts keys where yours was kept although the package changed too
   * @param dropped paths of keys that the version does not know
   * @param followed paths of keys that now have the new default
   */
  public record Merged(
      String yaml, List<Conflict> conflicts, List<String> dropped, List<String> followed) {}

  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<String> dropped = new ArrayList<>();
  private final List<String> followed = new ArrayList<>();

  private ValuesMerge() {}

  /** Merges {@code yours} from a version with one schema to a version with another. */
  public static Merged merge(JsonNode schemaThen, ObjectNode yours, JsonNode schemaNow) {
    ValuesMerge merge = new ValuesMerge();
    JsonNode result =
        merge.map("", yours, DefaultValues.of(schemaThen), DefaultValues.of(schemaNow), schemaNow);
    return new Merged(
        result.isEmpty() ? "" : YamlWriter.write(result),
        merge.conflicts,
        merge.dropped,
        merge.followed);
  }

  private ObjectNode map(
      String path, JsonNode yours, JsonNode then, JsonNode now, JsonNode schema) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    yours
        .properties()
        .forEach(
            e -> {
              String key = e.getKey();
              String at = YamlPath.key(path, key);
              if (!known(schema, key)) {
                dropped.add(at);
                return;
              }
              JsonNode below = schema.path("properties").path(key);
              JsonNode mine = e.getValue();
              result.set(
                  key,
                  mine.isObject() && !below.path("properties").isEmpty()
                      ? map(at, mine, then.path(key), now.path(key), below)
                      : leaf(at, mine, then.path(key), now.path(key)));
            });
    return result;
  }

  private static boolean known(JsonNode schema, String key) {
    JsonNode others = schema.path("additionalProperties");
    boolean open = others.isMissingNode() || others.isObject() || others.asBoolean();
    return open || schema.path("properties").has(key);
  }

  private JsonNode leaf(String at, JsonNode mine, JsonNode then, JsonNode now) {
    boolean packageChanged = !then.equals(now);
    if (!packageChanged || mine.equals(now)) {
      return mine;
    }
    if (mine.equals(then) && !now.isMissingNode()) {
      followed.add(at);
      return now;
    }
    conflicts.add(new Conflict(at, present(then), mine, present(now)));
    return mine;
  }

  private static JsonNode present(JsonNode value) {
    return value.isMissingNode() ? null : value;
  }
}
