package io.supervisor.simulator.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads the objects of an App out of its inline files. It renders nothing: what is no plain YAML is
 * refused in a sentence.
 */
record AppSource(JsonNode app) {
  private static final List<String> PASSING = List.of("ytt", "kbld");

  List<ObjectNode> objects() {
    checkSteps();
    List<ObjectNode> objects = new ArrayList<>();
    for (JsonNode fetch : Json.at(app, "spec", "fetch")) {
      if (!fetch.path("inline").path("paths").isObject() || fetch.path("inline").has("pathsFrom")) {
        String way = fetch.properties().stream().map(Map.Entry::getKey).findFirst().orElse("none");
        throw new CarvelFailure(
            "Fetching: the stand-in for kapp-controller fetches inline paths only, not " + way);
      }
      for (Map.Entry<String, JsonNode> file : fetch.path("inline").path("paths").properties()) {
        if (file.getKey().matches(".*\\.(ya?ml|json)")) {
          read(file.getKey(), file.getValue().asText(), objects);
        }
      }
    }
    return objects;
  }

  private void checkSteps() {
    if (Json.at(app, "spec", "template").isEmpty()) {
      throw new CarvelFailure("Expected at least one template option");
    }
    if (Json.at(app, "spec", "deploy").size() != 1) {
      throw new CarvelFailure("Expected exactly one deploy option");
    }
    for (JsonNode step : Json.at(app, "spec", "template")) {
      for (Map.Entry<String, JsonNode> way : step.properties()) {
        if (!PASSING.contains(way.getKey())) {
          throw new CarvelFailure(
              "Templating: the stand-in for kapp-controller cannot render with " + way.getKey());
        }
      }
    }
  }

  private static void read(String name, String text, List<ObjectNode> objects) {
    if (text.contains("#@")) {
      throw new CarvelFailure(
          "Templating: the stand-in for kapp-controller cannot render "
              + name
              + ": it has ytt directives, and only plain YAML is deployed");
    }
    try (MappingIterator<JsonNode> documents =
        Json.YAML.readerFor(JsonNode.class).readValues(text)) {
      while (documents.hasNext()) {
        JsonNode document = documents.next();
        if (document instanceof ObjectNode object && object.hasNonNull("kind")) {
          objects.add(object);
        } else if (document != null && !document.isNull() && !document.isMissingNode()) {
          throw new CarvelFailure("Templating: " + name + " has a document that is no object");
        }
      }
    } catch (JsonProcessingException e) {
      throw new CarvelFailure("Templating: " + name + " is no YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new CarvelFailure("Templating: " + name + " cannot be read: " + e.getMessage());
    }
  }
}
