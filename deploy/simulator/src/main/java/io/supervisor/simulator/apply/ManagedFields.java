package io.supervisor.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.apply.ManagedEntry.Owner;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.patch.FieldRules;
import io.supervisor.simulator.patch.SchemaRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps the record of who owns which field of an object. */
public final class ManagedFields {
  private static final List<String> SYSTEM_METADATA =
      List.of(
          "name",
          "namespace",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "selfLink",
          "managedFields");
  private static final Comparator<ManagedEntry> ORDER =
      Comparator.comparing((ManagedEntry e) -> e.owner().operation())
          .thenComparing(ManagedEntry::time)
          .thenComparing(e -> e.owner().manager())
          .thenComparing(e -> e.owner().subresource());

  private ManagedFields() {}

  /** Records that the manager made the new state out of the old one by a plain write. */
  public static void updated(Kind kind, JsonNode old, ObjectNode next, Writer writer) {
    FieldRules rules = SchemaRules.of(kind);
    ObjectNode before = managed(old);
    ObjectNode after = managed(next);
    FieldSet changed = FieldSet.changed(before, after, rules);
    changed = new FieldSet(false, changed.children());
    Owner owner = new Owner(writer.manager(), "Update", kind.apiVersion(), writer.subresource());
    List<ManagedEntry> entries = new ArrayList<>();
    FieldSet own = changed;
    String time = writer.time();
    for (ManagedEntry entry : read(next)) {
      FieldSet left = entry.fields().presentIn(after, rules);
      if (entry.owner().equals(owner)) {
        own = own.union(left);
        time = changed.isEmpty() ? entry.time() : time;
      } else {
        entries.add(entry.with(left.minus(changed)));
      }
    }
    entries.add(new ManagedEntry(owner, time, own));
    write(next, entries);
  }

  /** Whether the two states differ in nothing but the record of owners. */
  public static boolean sameBut(ObjectNode live, ObjectNode next) {
    return Json.same(unowned(live), unowned(next));
  }

  private static ObjectNode unowned(ObjectNode object) {
    ObjectNode copy = Json.object();
    copy.setAll(object);
    if (object.get("metadata") instanceof ObjectNode metadata) {
      ObjectNode rest = copy.putObject("metadata");
      rest.setAll(metadata);
      rest.remove("managedFields");
    }
    return copy;
  }

  /** A record that cannot be read counts as not given; an empty one resets it. */
  public static void keepWhenMalformed(ObjectNode live, ObjectNode next) {
    for (JsonNode entry : Json.at(next, "metadata", "managedFields")) {
      boolean known = List.of("Apply", "Update").contains(Json.text(entry, "operation"));
      if (!known && !entry.isEmpty()) {
        JsonNode old = Json.at(live, "metadata", "managedFields");
        Meta.of(next).set("managedFields", old.deepCopy());
        return;
      }
    }
  }

  static ObjectNode managed(JsonNode object) {
    ObjectNode copy = object.isObject() ? object.deepCopy() : Json.object();
    copy.remove(List.of("apiVersion", "kind"));
    if (copy.get("metadata") instanceof ObjectNode metadata) {
      metadata.remove(SYSTEM_METADATA);
      if (metadata.isEmpty()) {
        copy.remove("metadata");
      }
    }
    return copy;
  }

  static List<ManagedEntry> read(JsonNode object) {
    List<ManagedEntry> entries = new ArrayList<>();
    Json.at(object, "metadata", "managedFields").forEach(e -> entries.add(ManagedEntry.parse(e)));
    entries.removeIf(e -> e.owner().manager().isEmpty());
    return entries;
  }

  static void write(ObjectNode object, List<ManagedEntry> entries) {
    ArrayNode list = Json.array();
    entries.stream()
        .filter(e -> !e.fields().isEmpty())
        .sorted(ORDER)
        .forEach(e -> list.add(e.write()));
    if (list.isEmpty()) {
      Meta.of(object).remove("managedFields");
    } else {
      Meta.of(object).set("managedFields", list);
    }
  }
}
