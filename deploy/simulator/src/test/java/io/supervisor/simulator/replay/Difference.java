package io.supervisor.simulator.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two answers differ, one line each. */
final class Difference {
  private final List<String> lines = new ArrayList<>();

  private Difference() {}

  static List<String> between(Reply real, Reply ours) {
    Difference difference = new Difference();
    if (real.status() != ours.status()) {
      difference.add("status", real.status(), ours.status());
    }
    if (!type(real).equals(type(ours))) {
      difference.add("content-type", real.contentType(), ours.contentType());
    }
    if (!real.warnings().equals(ours.warnings())) {
      difference.add("warnings", real.warnings(), ours.warnings());
    }
    difference.compare("", real.body(), ours.body());
    return difference.lines;
  }

  private static String type(Reply reply) {
    return reply.contentType().replace(" ", "");
  }

  private void add(String where, Object real, Object ours) {
    lines.add(where + ": real " + real + " | ours " + ours);
  }

  private void compare(String path, JsonNode real, JsonNode ours) {
    if (path.endsWith("managedFields") && real.isArray() && ours.isArray()) {
      compare(path, byOwner(real), byOwner(ours));
    } else if (real.isObject() && ours.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      real.fieldNames().forEachRemaining(names::add);
      ours.fieldNames().forEachRemaining(names::add);
      names.forEach(n -> compare(path + "." + n, real.path(n), ours.path(n)));
    } else if (real.isArray() && ours.isArray() && real.size() == ours.size()) {
      for (int i = 0; i < real.size(); i++) {
        compare(path + "[" + i + "]", real.get(i), ours.get(i));
      }
    } else if (!Json.same(real, ours)) {
      add(path, shown(real), shown(ours));
    }
  }

  private static ObjectNode byOwner(JsonNode entries) {
    ObjectNode owners = Json.object();
    entries.forEach(e -> owners.set(Normaliser.owner(e), e));
    return owners;
  }

  private static String shown(JsonNode node) {
    String text = node.isMissingNode() ? "-" : node.toString();
    return text.length() > 400 ? text.substring(0, 400) + "…" : text;
  }
}
