package io.supervisor.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Chooses objects by a few of their fields; which ones depends on the kind. */
public record FieldSelector(List<Term> terms) {

  /** One field and the value that it must have, or must not have. */
  public record Term(List<String> path, boolean equal, String value) {
    boolean matches(JsonNode object) {
      return Json.text(object, path.toArray(String[]::new)).equals(value) == equal;
    }
  }

  private static final Set<String> COMMON = Set.of("metadata.name", "metadata.namespace");
  private static final Set<String> POD =
      Set.of(
          "spec.nodeName",
          "spec.restartPolicy",
          "spec.schedulerName",
          "spec.serviceAccountName",
          "spec.hostNetwork",
          "status.phase",
          "status.podIP",
          "status.nominatedNodeName");
  private static final Set<String> EVENT = Set.of("reason", "reportingComponent", "source", "type");

  public static FieldSelector parse(Kind kind, String text) {
    List<Term> terms = new ArrayList<>();
    for (String part : text.split(",")) {
      if (!part.isBlank()) {
        terms.add(term(kind, part.trim()));
      }
    }
    return new FieldSelector(terms);
  }

  private static Term term(Kind kind, String part) {
    boolean unequal = part.contains("!=");
    String[] sides = part.split(unequal ? "!=" : "==?", 2);
    if (sides.length != 2) {
      throw ApiFailure.badRequest(
          "invalid selector: '" + part + "'; can't understand '" + part + "'");
    }
    if (!supported(kind, sides[0])) {
      throw ApiFailure.badRequest(unsupported(kind, sides[0]));
    }
    return new Term(List.of(sides[0].split("\\.")), !unequal, sides[1]);
  }

  private static boolean supported(Kind kind, String field) {
    return COMMON.contains(field)
        || switch (kind.plural()) {
          case "pods" -> POD.contains(field);
          case "events" ->
              EVENT.contains(field)
                  || field.startsWith("involvedObject.")
                  || field.startsWith("regarding.");
          case "nodes" -> field.equals("spec.unschedulable");
          case "namespaces" -> field.equals("status.phase");
          case "secrets" -> field.equals("type");
          case "jobs" -> field.equals("status.successful");
          case "replicasets" -> field.equals("status.replicas");
          default -> kind.has(Trait.CUSTOM) && selectable(kind, field);
        };
  }

  private static boolean selectable(Kind kind, String field) {
    return kind.schema().path("x-selectable").path(field).asBoolean();
  }

  private static String unsupported(Kind kind, String field) {
    return kind.group().isEmpty() && Set.of("pods", "nodes", "events").contains(kind.plural())
        ? "field label not supported: " + field
        : "\""
            + field
            + "\" is not a known field selector: only \"metadata.name\","
            + " \"metadata.namespace\"";
  }

  public boolean matches(JsonNode object) {
    return terms.stream().allMatch(t -> t.matches(object));
  }
}
