package io.supervisor.simulator.table;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Timestamps;
import java.util.List;
import java.util.Locale;

/** How kubectl shows an event. */
final class EventColumns {
  private EventColumns() {}

  static List<Column> of(Timestamps times) {
    return List.of(
        Column.text("Last Seen", e -> times.age(lastSeen(e))),
        Column.text("Type", e -> Json.text(e, "type")),
        Column.text("Reason", e -> Json.text(e, "reason")),
        Column.text("Object", EventColumns::subject),
        Column.wide("Subobject", e -> Json.text(about(e), "fieldPath")),
        Column.wide("Source", EventColumns::source),
        Column.text("Message", e -> Json.text(e, "message").strip()),
        Column.wide("First Seen", e -> times.age(firstSeen(e))),
        new Column("Count", "string", "", 1, e -> Json.number(e, 1, "count")),
        new Column("Name", "string", "name", 1, e -> Json.text(e, "metadata", "name")));
  }

  private static JsonNode about(JsonNode event) {
    return event.has("involvedObject") ? event.path("involvedObject") : event.path("regarding");
  }

  private static String subject(JsonNode event) {
    String kind = Json.text(about(event), "kind").toLowerCase(Locale.ROOT);
    return kind + "/" + Json.text(about(event), "name");
  }

  private static String source(JsonNode event) {
    String component = Json.text(event, "source", "component");
    String from = component.isEmpty() ? Json.text(event, "reportingComponent") : component;
    String host = Json.text(event, "source", "host");
    return host.isEmpty() ? from : from + ", " + host;
  }

  private static String lastSeen(JsonNode event) {
    String last = Json.text(event, "lastTimestamp");
    return last.isEmpty() ? Json.text(event, "metadata", "creationTimestamp") : last;
  }

  private static String firstSeen(JsonNode event) {
    String first = Json.text(event, "firstTimestamp");
    return first.isEmpty() ? Json.text(event, "metadata", "creationTimestamp") : first;
  }
}
