package io.supervisor.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.supervisor.simulator.model.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces what differs between two servers that do the same: identifiers, versions, times,
 * generated names. Each distinct value gets a number in the order of its first appearance, so two
 * sides agree only when they repeat a value in the same places.
 */
final class Normaliser {
  private static final Pattern UID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
  private static final Pattern AGO = Pattern.compile("\\((\\d+[smhdy])+ ago\\)");
  private static final Pattern AGE = Pattern.compile("(\\d+(\\.\\d+)?[smhdy])+|<unknown>");
  private static final Pattern SERVICE_IP = Pattern.compile("10\\.96\\.\\d+\\.\\d+");
  private static final Pattern HASH =
      Pattern.compile("-[bcdfghjklmnpqrstvwxz2456789]{7,10}(?![a-z0-9])");
  private static final Pattern OF_HASH = Pattern.compile("-HASH-[a-z0-9]{5}(?![a-z0-9])");
  private static final Pattern STAND_IN_NODE = Pattern.compile("\\bslip-[12]\\b");
  private static final Pattern POD_IP = Pattern.compile("192\\.0\\.2\\.\\d+");
  private static final Pattern EVENT = Pattern.compile("\\.[0-9a-f]{16}$");
  private static final Pattern ACCESS = Pattern.compile("kube-api-access-[a-z0-9]{5}");
  private static final Pattern VERSION_TEXT =
      Pattern.compile(
          "(current: |too old resource version: |(?:precondition|record|VERSION) \\()\\d+");
  private static final Pattern NODE_PORT_TEXT = Pattern.compile(":3\\d{4}/");
  private static final List<String> HASHES =
      List.of("pod-template-hash", "controller-revision-hash", "controller.kubernetes.io/hash");
  private static final List<String> AGES =
      List.of("Age", "Last Seen", "First Seen", "Duration", "Last Schedule");
  private static final List<String> OPAQUE =
      List.of(
          "continue",
          "token",
          "ca.crt",
          "hash",
          "description",
          "kubernetes.io/description",
          "serverAddressByClientCIDRs");

  private final boolean counting;
  private final Map<String, String> uids;
  private final Map<String, Map<String, Integer>> versions;
  private final Map<String, String> names;

  /** When it does not count, all versions are the same. */
  Normaliser(boolean counting) {
    this(counting, new HashMap<>(), new HashMap<>(), new LinkedHashMap<>());
  }

  private Normaliser(
      boolean counting,
      Map<String, String> uids,
      Map<String, Map<String, Integer>> versions,
      Map<String, String> names) {
    this.counting = counting;
    this.uids = uids;
    this.versions = versions;
    this.names = names;
  }

  /** One that knows the same and learns apart; for answers that are tried and thrown away. */
  Normaliser copy() {
    Map<String, Map<String, Integer>> seen = new HashMap<>();
    versions.forEach((uid, known) -> seen.put(uid, new LinkedHashMap<>(known)));
    return new Normaliser(counting, new HashMap<>(uids), seen, new LinkedHashMap<>(names));
  }

  /** The identifiers here, each with that of the same object there. */
  Map<String, String> translation(Normaliser there) {
    Map<String, String> known = new HashMap<>();
    there.uids.forEach((uid, who) -> known.put(who, uid));
    Map<String, String> translation = new HashMap<>();
    uids.forEach(
        (uid, who) -> {
          if (known.containsKey(who)) {
            translation.put(uid, known.get(who));
          }
        });
    return translation;
  }

  JsonNode apply(JsonNode body) {
    learn(body);
    return plain(body, "");
  }

  private void learn(JsonNode node) {
    if (node instanceof ObjectNode object) {
      JsonNode metadata = object.path("metadata");
      identify(object, metadata);
      String prefix = Json.text(metadata, "generateName");
      String name = Json.text(metadata, "name");
      if (!prefix.isEmpty() && name.startsWith(prefix)) {
        names.computeIfAbsent(name, n -> name.matches(".*-\\d{1,3}") ? name : prefix + "#");
      }
      for (String label : HASHES) {
        String hash = Json.text(metadata, "labels", label);
        if (!hash.isEmpty()) {
          String shortHash = hash.substring(hash.lastIndexOf('-') + 1);
          names.computeIfAbsent(shortHash, h -> "HASH");
        }
      }
    }
    node.forEach(this::learn);
  }

  /**
   * An object is known by its name, and by how many of that name there were before it; those with
   * generated names are not told apart.
   */
  private void identify(ObjectNode object, JsonNode metadata) {
    String uid = Json.text(metadata, "uid");
    String name = Json.text(metadata, "name");
    if (UID.matcher(uid).matches() && !name.isEmpty() && !uids.containsKey(uid)) {
      String prefix = Json.text(metadata, "generateName");
      String kind = String.join("+", fields(object.path("spec")));
      String who =
          (prefix.isEmpty() ? EVENT.matcher(name).replaceAll("") : prefix) + "/" + kind.hashCode();
      long before = uids.values().stream().filter(u -> u.startsWith(who + "#")).count();
      uids.put(uid, prefix.isEmpty() ? who + "#" + (before + 1) : who);
    }
  }

  private static List<String> fields(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names.contains("containers") ? List.of("pod") : List.of();
  }

  private JsonNode plain(JsonNode node, String field) {
    if (node instanceof ObjectNode object) {
      return object(object);
    }
    if (node instanceof ArrayNode array) {
      List<JsonNode> items = new ArrayList<>();
      array.forEach(item -> items.add(plain(item, field)));
      if (field.equals("nonResourceRules")) {
        items.sort(Comparator.comparing(JsonNode::toString));
      }
      if (field.equals("managedFields")) {
        items.sort(Comparator.comparing(Normaliser::owner));
      }
      return Json.array().addAll(items);
    }
    if (OPAQUE.contains(field)) {
      return TextNode.valueOf("OPAQUE");
    }
    if (field.equals("zone")) {
      return TextNode.valueOf("ZONE");
    }
    if (field.equals("nodePort") && node.asInt() >= 30000 && node.asInt() <= 32767) {
      return TextNode.valueOf("NODE-PORT");
    }
    return node.isTextual() ? TextNode.valueOf(text(node.asText())) : node;
  }

  /** Entries are sorted by time first; how long the recording took between two is chance. */
  static String owner(JsonNode entry) {
    return String.join(
        " ",
        Json.text(entry, "operation"),
        Json.text(entry, "manager"),
        Json.text(entry, "subresource"),
        Json.text(entry, "apiVersion"));
  }

  private ObjectNode object(ObjectNode object) {
    ObjectNode result = Json.object();
    object
        .properties()
        .forEach(
            e -> {
              String name = e.getKey();
              JsonNode value = e.getValue();
              if (name.equals("resourceVersion") && value.isTextual()) {
                result.put(name, version(object, value.asText()));
              } else if (OPAQUE.contains(name) && value.isArray()) {
                result.put(name, "OPAQUE");
              } else {
                result.set(text(name), plain(value, name));
              }
            });
    if (object.path("kind").asText().equals("PodList") && !counting) {
      List<JsonNode> pods = new ArrayList<>();
      result.path("items").forEach(pods::add);
      pods.sort(Comparator.comparing(JsonNode::toString));
      result.set("items", Json.array().addAll(pods));
    }
    if (object.path("kind").asText().equals("EventList")) {
      List<JsonNode> events = new ArrayList<>();
      result.path("items").forEach(events::add);
      events.sort(Comparator.comparing(e -> Json.text(e, "reason") + Json.text(e, "message")));
      events.forEach(e -> ((ObjectNode) e).put("count", "COUNT"));
      result.set("items", Json.array().addAll(events));
    }
    if (object.path("kind").asText().equals("Table")) {
      ages(object, result);
    }
    if (object.has("goVersion")) {
      result.removeAll().put("major", Json.text(object, "major"));
    }
    return result;
  }

  /** The version of an object by its number in the history of the object. */
  private String version(ObjectNode metadata, String version) {
    String uid = Json.text(metadata, "uid");
    if (uid.isEmpty() || !counting) {
      return "VERSION";
    }
    Map<String, Integer> seen = versions.computeIfAbsent(uid, u -> new LinkedHashMap<>());
    return "VERSION#" + seen.computeIfAbsent(version, v -> seen.size() + 1);
  }

  private String text(String text) {
    String result = UID.matcher(text).replaceAll(m -> uid(m.group()));
    result = TIME.matcher(result).replaceAll("TIME");
    result = AGO.matcher(result).replaceAll("(AGO)");
    result = SERVICE_IP.matcher(result).replaceAll("SERVICE-IP");
    result = POD_IP.matcher(result).replaceAll("POD-IP");
    result = EVENT.matcher(result).replaceAll(".EVENT");
    result = STAND_IN_NODE.matcher(result).replaceAll("SLIP");
    result = ACCESS.matcher(result).replaceAll("kube-api-access-#");
    for (int i = 0; i < 2; i++) {
      result = VERSION_TEXT.matcher(result).replaceAll("$1VERSION");
    }
    result = NODE_PORT_TEXT.matcher(result).replaceAll(":NODE-PORT/");
    List<String> longestFirst =
        names.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList();
    for (String name : longestFirst) {
      result = result.replace(name, names.get(name));
    }
    result = HASH.matcher(result).replaceAll("-HASH");
    return OF_HASH.matcher(result).replaceAll("-HASH-#");
  }

  private String uid(String uid) {
    String known = uids.get(uid);
    return known == null ? "UID" : Matcher.quoteReplacement("UID of " + known);
  }

  private static void ages(ObjectNode table, ObjectNode result) {
    JsonNode columns = table.path("columnDefinitions");
    for (JsonNode row : result.path("rows")) {
      if (row.path("cells") instanceof ArrayNode cells) {
        for (int i = 0; i < cells.size(); i++) {
          boolean age = columns.isNull() || AGES.contains(Json.text(columns.path(i), "name"));
          if (age && AGE.matcher(cells.get(i).asText()).matches()) {
            cells.set(i, "AGE");
          }
        }
      }
    }
  }
}
