package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import java.util.Collection;
import java.util.List;

/** Turns objects into the Table that kubectl prints. */
public record Tables(Columns columns) {

  /** The table of the objects; {@code include} says what of each object goes along. */
  public ObjectNode of(
      Kind kind, Collection<? extends JsonNode> objects, JsonNode metadata, String include) {
    List<Column> chosen = columns.of(kind);
    ObjectNode table = Json.object().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
    table.set("metadata", metadata);
    ArrayNode definitions = table.putArray("columnDefinitions");
    for (Column column : chosen) {
      definitions
          .addObject()
          .put("name", column.name())
          .put("type", column.type())
          .put("format", column.format())
          .put("description", "")
          .put("priority", column.priority());
    }
    ArrayNode rows = table.putArray("rows");
    for (JsonNode object : objects) {
      ObjectNode row = rows.addObject();
      ArrayNode cells = row.putArray("cells");
      chosen.forEach(c -> cells.addPOJO(c.cell().apply(object)));
      if (kind.equals(KindTable.POD)) {
        ended(object, row);
      }
      switch (include) {
        case "None" -> row.putNull("object");
        case "Object" -> row.set("object", object);
        default -> row.set("object", metadataOf(object));
      }
    }
    return table;
  }

  /** A pod that has ended is marked, so that clients can tell it from those that run. */
  private static void ended(JsonNode pod, ObjectNode row) {
    String phase = Json.text(pod, "status", "phase");
    boolean succeeded = phase.equals("Succeeded");
    if (succeeded || phase.equals("Failed")) {
      row.putArray("conditions")
          .addObject()
          .put("type", "Completed")
          .put("status", "True")
          .put("reason", phase)
          .put("message", succeeded ? "The pod has completed successfully." : "The pod failed.");
    }
  }

  /** The object without anything but its metadata. */
  public static ObjectNode metadataOf(JsonNode object) {
    ObjectNode partial =
        Json.object().put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
    partial.set("metadata", object.path("metadata"));
    return partial;
  }
}
