package io.supervisor.simulator.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses objects by their labels; an empty selector chooses all of them. */
public record LabelSelector(List<Requirement> requirements) {

  /** One condition: a label that is in, not in, present or absent. */
  public record Requirement(String key, String operator, Set<String> values) {
    boolean matches(Map<String, String> labels) {
      String value = labels.get(key);
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        default -> throw ApiFailure.badRequest("unknown label operator " + operator);
      };
    }
  }

  private static final Pattern SET =
      Pattern.compile("^([^\\s(),=!]+)\\s+(in|notin)\\s*\\(([^)]*)\\)$");
  private static final Pattern EQUALITY = Pattern.compile("^([^\\s=!]+)\\s*(==|=|!=)\\s*(.*)$");

  public static LabelSelector parse(String text) {
    List<Requirement> requirements = new ArrayList<>();
    for (String part : text.split(",(?![^(]*\\))")) {
      if (!part.isBlank()) {
        requirements.add(requirement(part.trim()));
      }
    }
    return new LabelSelector(requirements);
  }

  private static Requirement requirement(String part) {
    Matcher set = SET.matcher(part);
    if (set.matches()) {
      Set<String> values = Set.of(set.group(3).trim().split("\\s*,\\s*"));
      return new Requirement(set.group(1), set.group(2).equals("in") ? "In" : "NotIn", values);
    }
    Matcher equality = EQUALITY.matcher(part);
    if (equality.matches()) {
      String operator = equality.group(2).equals("!=") ? "NotIn" : "In";
      return new Requirement(equality.group(1), operator, Set.of(checked(equality)));
    }
    if (part.startsWith("!")) {
      return new Requirement(part.substring(1).trim(), "DoesNotExist", Set.of());
    }
    String[] words = part.split("\\s+");
    if (words.length > 1) {
      throw ApiFailure.badRequest(
          "unable to parse requirement: found '"
              + words[1]
              + "', expected: in, notin, =, ==, !=, gt, lt");
    }
    return new Requirement(part, "Exists", Set.of());
  }

  private static String checked(Matcher equality) {
    String value = equality.group(3).trim();
    if (!Names.labelValue(value)) {
      throw ApiFailure.badRequest(
          "unable to parse requirement: values[0]["
              + equality.group(1)
              + "]: Invalid value: \""
              + value
              + "\": "
              + Names.LABEL_VALUE_RULE);
    }
    return value;
  }

  /** The selector of a workload: matchLabels and matchExpressions. */
  public static LabelSelector of(JsonNode selector) {
    List<Requirement> requirements = new ArrayList<>(ofMap(selector.path("matchLabels")));
    for (JsonNode expression : selector.path("matchExpressions")) {
      requirements.add(
          new Requirement(
              Json.text(expression, "key"),
              Json.text(expression, "operator"),
              Set.copyOf(Json.texts(expression.path("values")))));
    }
    return new LabelSelector(requirements);
  }

  /** A plain map of labels, like the selector of a Service. */
  public static LabelSelector ofLabels(JsonNode map) {
    return new LabelSelector(ofMap(map));
  }

  private static List<Requirement> ofMap(JsonNode map) {
    List<Requirement> requirements = new ArrayList<>();
    Meta.strings(map).forEach((k, v) -> requirements.add(new Requirement(k, "In", Set.of(v))));
    return requirements;
  }

  public boolean isEmpty() {
    return requirements.isEmpty();
  }

  public boolean matches(JsonNode object) {
    if (requirements.isEmpty()) {
      return true;
    }
    Map<String, String> labels = Meta.labels(object);
    return requirements.stream().allMatch(r -> r.matches(labels));
  }

  /** The form that kubectl prints: {@code app=a,tier in (x,y)}. */
  public String print() {
    return String.join(",", requirements.stream().map(LabelSelector::print).toList());
  }

  private static String print(Requirement requirement) {
    List<String> values = requirement.values().stream().sorted().toList();
    return switch (requirement.operator()) {
      case "In" ->
          values.size() == 1
              ? requirement.key() + "=" + values.get(0)
              : requirement.key() + " in (" + String.join(",", values) + ")";
      case "NotIn" -> requirement.key() + " notin (" + String.join(",", values) + ")";
      case "DoesNotExist" -> "!" + requirement.key();
      default -> requirement.key();
    };
  }
}
