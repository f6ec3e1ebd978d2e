package io.supervisor.install.bundle;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads from a pod template which hosts will do for its pods, and what they ask of others. */
record ConstraintReader(String object, Map<String, Object> template) {

  private static final String HOSTNAME = "kubernetes.io/hostname";
  private static final String NAME = "metadata.name";

  /** No host is without a name. */
  private static final List<List<Constraints.Requirement>> NEVER =
      List.of(List.of(new Constraints.Requirement(NAME, "DOES_NOT_EXIST", List.of())));

  private static final String REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution";
  static final Map<String, String> OPERATORS =
      Map.of(
          "In", "IN",
          "NotIn", "NOT_IN",
          "Exists", "EXISTS",
          "DoesNotExist", "DOES_NOT_EXIST",
          "Gt", "GT",
          "Lt", "LT");

  Constraints read() {
    Map<String, Object> spec = OwnedObjects.map(template, "spec");
    Map<String, Object> affinity = OwnedObjects.map(spec, "affinity");
    Map<String, Object> required =
        OwnedObjects.map(OwnedObjects.map(affinity, "nodeAffinity"), REQUIRED);
    Map<String, String> selector = new TreeMap<>();
    OwnedObjects.map(spec, "nodeSelector").forEach((key, value) -> selector.put(key, text(value)));
    PodTraitsReader pods = new PodTraitsReader(object, template);
    boolean apart =
        objects(OwnedObjects.map(affinity, "podAntiAffinity"), REQUIRED).stream()
            .anyMatch(this::againstItself);
    return new Constraints(
        selector,
        terms(required),
        objects(spec, "tolerations").stream().map(ConstraintReader::toleration).toList(),
        apart,
        pods.likedHosts(),
        pods.read());
  }

  /** A term without requirements is met by no host; without terms any host will do. */
  private List<List<Constraints.Requirement>> terms(Map<String, Object> required) {
    List<Map<String, Object>> given = objects(required, "nodeSelectorTerms");
    List<List<Constraints.Requirement>> terms =
        given.stream().map(this::term).filter(term -> !term.isEmpty()).toList();
    return given.isEmpty() || !terms.isEmpty() ? terms : NEVER;
  }

  private List<Constraints.Requirement> term(Map<String, Object> term) {
    List<Constraints.Requirement> labels =
        objects(term, "matchExpressions").stream().map(this::requirement).toList();
    List<Constraints.Requirement> names =
        objects(term, "matchFields").stream()
            .map(this::requirement)
            .map(field -> new Constraints.Requirement(NAME, field.operator(), field.values()))
            .toList();
    return Stream.concat(labels.stream(), names.stream()).toList();
  }

  private Constraints.Requirement requirement(Map<String, Object> expression) {
    String operator = OPERATORS.get(OwnedObjects.text(expression, "operator"));
    if (operator == null) {
      throw new RenderFailure(
          new RenderFault(
              object,
              0,
              "affinity.nodeAffinity",
              "has an operator that is none",
              "Use In, NotIn, Exists, DoesNotExist, Gt or Lt."));
    }
    List<String> values = texts(expression.get("values"));
    boolean compares = operator.equals("GT") || operator.equals("LT");
    if (compares && (values.size() != 1 || !values.get(0).matches("-?\\d{1,18}"))) {
      throw new RenderFailure(
          new RenderFault(
              object,
              0,
              "affinity.nodeAffinity",
              "compares with what is not one whole number",
              "Give Gt and Lt one whole number as a text."));
    }
    return new Constraints.Requirement(OwnedObjects.text(expression, "key"), operator, values);
  }

  private static Constraints.Toleration toleration(Map<String, Object> toleration) {
    return new Constraints.Toleration(
        OwnedObjects.text(toleration, "key"),
        "Exists".equals(toleration.get("operator")),
        OwnedObjects.text(toleration, "value"),
        OwnedObjects.text(toleration, "effect"));
  }

  /** Whether the rule keeps the template's own pods off each other's hosts. */
  private boolean againstItself(Map<String, Object> rule) {
    Map<String, Object> own = OwnedObjects.map(OwnedObjects.map(template, "metadata"), "labels");
    Map<String, Object> selector = OwnedObjects.map(rule, "labelSelector");
    return HOSTNAME.equals(rule.get("topologyKey"))
        && rule.get("labelSelector") instanceof Map<?, ?>
        && texts(rule.get("namespaces")).isEmpty()
        && rule.get("namespaceSelector") == null
        && OwnedObjects.map(selector, "matchLabels").entrySet().stream()
            .allMatch(label -> Objects.equals(own.get(label.getKey()), label.getValue()))
        && objects(selector, "matchExpressions").stream().allMatch(one -> meets(one, own));
  }

  private static boolean meets(Map<String, Object> expression, Map<String, Object> own) {
    Object value = own.get(OwnedObjects.text(expression, "key"));
    List<String> values = texts(expression.get("values"));
    return switch (OwnedObjects.text(expression, "operator")) {
      case "In" -> value != null && values.contains(text(value));
      case "NotIn" -> value == null || !values.contains(text(value));
      case "Exists" -> value != null;
      case "DoesNotExist" -> value == null;
      default -> false;
    };
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> in, String key) {
    return in.get(key) instanceof List<?> found
        ? found.stream()
            .filter(Map.class::isInstance)
            .map(one -> (Map<String, Object>) one)
            .toList()
        : List.of();
  }

  private static List<String> texts(Object values) {
    return values instanceof List<?> found
        ? found.stream().map(ConstraintReader::text).toList()
        : List.of();
  }

  private static String text(Object value) {
    return value == null ? "" : value.toString();
  }
}
