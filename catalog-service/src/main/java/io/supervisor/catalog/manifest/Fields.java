package io.supervisor.catalog.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.catalog.yaml.YamlPath;
import io.supervisor.platform.error.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Reads fields of one document and says, with the place, what is wrong with them. */
final class Fields {

  private static final int MOST_UNKNOWN = 100;
  private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(4);

  private final YamlDocument document;
  private final List<Finding> findings;

  Fields(YamlDocument document, List<Finding> findings) {
    this.document = document;
    this.findings = findings;
  }

  YamlDocument document() {
    return document;
  }

  List<Finding> findings() {
    return findings;
  }

  /** A value by its path of plain keys and indexes; a missing node when there is none. */
  JsonNode at(String path) {
    JsonNode value = document.value();
    for (String step : path.replace("[", ".[").split("\\.")) {
      value =
          step.startsWith("[")
              ? value.path(Integer.parseInt(step.substring(1, step.length() - 1)))
              : value.path(step);
    }
    return value.isNull() ? MissingNode.getInstance() : value;
  }

  /** A scalar as it is written; empty when absent, and an error when it is no scalar. */
  String text(String path) {
    JsonNode value = at(path);
    if (value.isMissingNode()) {
      return "";
    }
    if (!value.isValueNode()) {
      error(path, "is no text", "Write one line of text.", "a map or a list", "text");
      return "";
    }
    String written = document.text(path);
    return written.isEmpty() ? value.asText() : written;
  }

  /** A list of texts; an error when it is something else. */
  List<String> texts(String path) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < size(path); i++) {
      texts.add(text(YamlPath.item(path, i)));
    }
    return texts;
  }

  /** Length of a list; 0 when absent, and an error when it is no list. */
  int size(String path) {
    JsonNode list = at(path);
    if (list.isMissingNode()) {
      return 0;
    }
    if (!list.isArray()) {
      error(path, "is no list", "Begin each item with a dash.", shown(list), "a list");
      return 0;
    }
    return list.size();
  }

  /** Whether there is a map; an error when there is something else. */
  boolean map(String path) {
    JsonNode value = at(path);
    if (value.isMissingNode()) {
      return false;
    }
    if (!value.isObject()) {
      error(path, "is no map", "Write keys and values.", shown(value), "a map");
    }
    return value.isObject();
  }

  /** An annotation; null when absent. */
  String annotation(String key) {
    JsonNode value = document.value().path("metadata").path("annotations").path(key);
    return value.isValueNode() && !value.isNull() ? value.asText() : null;
  }

  /** Warns of each key of a map that is not known, since it is dropped without a word elsewhere. */
  void known(String path, Set<String> keys) {
    JsonNode map = path.isEmpty() ? document.value() : at(path);
    int before = findings.size();
    map.fieldNames()
        .forEachRemaining(
            key -> {
              if (!keys.contains(key) && findings.size() - before < MOST_UNKNOWN) {
                String hint =
                    keys.stream()
                        .filter(known -> near(known, key))
                        .min(Comparator.comparing(known -> DISTANCE.apply(known, key)))
                        .map(known -> "Did you mean " + known + "?")
                        .orElse("Remove the key, or correct its name.");
                warn(YamlPath.key(path, key), "is unknown and ignored", hint);
              }
            });
  }

  private static boolean near(String known, String key) {
    int distance = DISTANCE.apply(known, key);
    return distance >= 0 && distance <= Math.max(1, known.length() / 4);
  }

  void error(String path, String problem, String hint) {
    findings.add(document.locate(new Finding(path, problem, hint)));
  }

  void error(String path, String problem, String hint, String found, String expected) {
    findings.add(document.locate(new Finding(path, problem, hint).found(found, expected)));
  }

  void warn(String path, String problem, String hint) {
    findings.add(document.locate(Finding.warning(path, problem, hint)));
  }

  void warn(String path, String problem, String hint, String found, String expected) {
    findings.add(document.locate(Finding.warning(path, problem, hint).found(found, expected)));
  }

  private static String shown(JsonNode value) {
    return value.isObject() ? "a map" : value.isArray() ? "a list" : value.asText();
  }
}
