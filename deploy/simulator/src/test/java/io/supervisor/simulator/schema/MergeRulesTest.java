package io.supervisor.simulator.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Compares the types and the table of merge rules with the documents of a kube-apiserver 1.34. */
class MergeRulesTest {
  private static final Path DOCUMENTS =
      Path.of("../../../shared/data/kubernetes/openapi/v3").toAbsolutePath().normalize();
  private static final List<String> RULES =
      List.of(
          "x-kubernetes-list-type",
          "x-kubernetes-list-map-keys",
          "x-kubernetes-patch-merge-key",
          "x-kubernetes-patch-strategy");

  /** Every schema of the documents by the name of its type and its version. */
  private static TreeMap<String, JsonNode> schemas() throws IOException {
    TreeMap<String, JsonNode> schemas = new TreeMap<>();
    try (Stream<Path> files = Files.list(DOCUMENTS)) {
      for (Path file : files.filter(f -> !f.endsWith("index.json.gz")).toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          JsonNode document = Json.MAPPER.readTree(in);
          document
              .at("/components/schemas")
              .properties()
              .forEach(e -> schemas.put(e.getKey(), e.getValue()));
        }
      }
    }
    return schemas;
  }

  private static List<Kind> kinds() {
    return KindTable.rows().stream()
        .filter(k -> !k.group().equals("admissionregistration.k8s.io"))
        .filter(k -> !k.group().equals("node.k8s.io"))
        .toList();
  }

  @Test
  void everyKindHasTheFieldsOfTheRealOneAndMergesAlike() throws IOException {
    assumeTrue(Files.isDirectory(DOCUMENTS), "no OpenAPI documents at " + DOCUMENTS);
    TreeMap<String, JsonNode> real = schemas();
    List<String> problems = new ArrayList<>();
    for (Kind kind : kinds()) {
      ObjectNode ours = Json.object();
      ObjectNode root = new OpenApiTypes(ours).kind(kind).orElseThrow();
      compare(root, find(real, kind), ours, real, kind.kind(), new TreeSet<>(), problems);
    }
    assertThat(problems).isEmpty();
  }

  private static JsonNode find(TreeMap<String, JsonNode> real, Kind kind) {
    for (JsonNode schema : real.values()) {
      for (JsonNode identity : schema.path("x-kubernetes-group-version-kind")) {
        boolean same =
            Json.text(identity, "group").equals(kind.group())
                && Json.text(identity, "version").equals(kind.version())
                && Json.text(identity, "kind").equals(kind.kind());
        if (same) {
          return schema;
        }
      }
    }
    throw new IllegalStateException("no document has " + kind.kind());
  }

  private static void compare(
      JsonNode ours,
      JsonNode theirs,
      JsonNode ourSchemas,
      TreeMap<String, JsonNode> real,
      String path,
      TreeSet<String> seen,
      List<String> problems) {
    TreeSet<String> names = names(ours);
    TreeSet<String> wanted = names(theirs);
    if (!names.equals(wanted)) {
      problems.add(path + ": has " + names + " instead of " + wanted);
      return;
    }
    for (String name : names) {
      JsonNode property = ours.path("properties").path(name);
      JsonNode other = theirs.path("properties").path(name);
      String place = path + "." + name;
      for (String rule : RULES) {
        boolean implied =
            rule.equals(RULES.get(0)) && property.path(rule).asText().equals("atomic");
        boolean same = property.path(rule).toString().equals(other.path(rule).toString());
        boolean replaced = other.path(rule).asText().equals("replace");
        if (!same
            && !replaced
            && other.path("type").asText().equals("array")
            && !(implied && other.path(rule).isMissingNode())) {
          problems.add(
              place + " " + rule + ": " + property.path(rule) + ", real " + other.path(rule));
        }
      }
      String below = reference(property);
      String theirBelow = reference(other);
      boolean known = ourSchemas.has(below) && real.containsKey(theirBelow);
      if (known && !plain(theirBelow) && seen.add(theirBelow)) {
        compare(
            ourSchemas.path(below), real.get(theirBelow), ourSchemas, real, place, seen, problems);
      }
    }
  }

  private static boolean plain(String name) {
    return name.contains(".JSON") || name.endsWith("Quantity") || name.endsWith("IntOrString");
  }

  private static TreeSet<String> names(JsonNode schema) {
    TreeSet<String> names = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** The schema that a property, its entries or its values refer to. */
  private static String reference(JsonNode property) {
    for (JsonNode at :
        List.of(property, property.path("items"), property.path("additionalProperties"))) {
      String text = at.path("$ref").asText(at.at("/allOf/0/$ref").asText());
      if (!text.isEmpty()) {
        return text.substring(text.lastIndexOf('/') + 1);
      }
    }
    return "";
  }
}
