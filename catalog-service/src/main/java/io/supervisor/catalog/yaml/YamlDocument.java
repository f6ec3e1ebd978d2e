package io.supervisor.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.platform.error.Finding;
import java.util.Map;

/**
 * One document of a stream.
 *
 * @param number from 1
 * @param value the content, aliases resolved
 * @param places where each value stands, by {@link YamlPath}
 */
public record YamlDocument(int number, JsonNode value, Map<String, Place> places) {

  /** A scalar as it is written, so that a version 1.10 is not the number 1.1; empty for none. */
  public String text(String path) {
    Place place = places.get(path);
    return place == null || place.text() == null ? "" : place.text();
  }

  /** The same finding with the place of its field, or of the nearest that exists around it. */
  public Finding locate(Finding finding) {
    String path = finding.field();
    while (!places.containsKey(path) && !path.isEmpty()) {
      path = YamlPath.parent(path);
    }
    Place place = places.get(path);
    return place == null
        ? finding.at(number, 1, 1)
        : finding.at(place.document(), place.line(), place.column());
  }
}
