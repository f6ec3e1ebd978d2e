package io.supervisor.catalog.values;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.catalog.yaml.YamlScalar;
import java.util.Map;
import java.util.TreeMap;

/** A config of top-level keys and texts, vCenter's older form, as YAML. */
public final class ScalarConfig {

  private ScalarConfig() {}

  /** The YAML: a text that reads as a number or a boolean becomes one, null keys are left out. */
  public static String yaml(Map<String, String> config) {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    new TreeMap<>(config)
        .forEach(
            (key, text) -> {
              if (text != null) {
                values.set(key, YamlScalar.plain(text));
              }
            });
    return values.isEmpty() ? "" : YamlWriter.write(values);
  }
}
