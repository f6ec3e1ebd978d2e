package io.supervisor.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.apply.ManagedEntry.Owner;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.patch.FieldRules;
import io.supervisor.simulator.patch.SchemaRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Merges what a manager wants into an object: it takes the fields that it states, gives back those
 * that it no longer states, and may not touch those of others unless it forces its way.
 */
public record ServerSideApply(Kind kind, Writer writer, boolean force) {

  /** The merged object, with the record of owners; live is missing when the object is new. */
  public ObjectNode apply(JsonNode live, ObjectNode wanted) {
    FieldRules rules = SchemaRules.of(kind);
    new TypedCheck(wanted).check(rules);
    ObjectNode config = ManagedFields.managed(wanted);
    FieldSet stated = new FieldSet(false, FieldSet.of(config, rules).children());
    Owner owner = new Owner(writer.manager(), "Apply", kind.apiVersion(), writer.subresource());
    List<ManagedEntry> entries = entries(live, rules);
    FieldSet before = FieldSet.empty();
    FieldSet others = FieldSet.empty();
    List<ManagedEntry> left = new ArrayList<>();
    List<ApiFailure.Cause> conflicts = new ArrayList<>();
    String time = "";
    for (ManagedEntry entry : entries) {
      if (entry.owner().equals(owner)) {
        before = entry.fields();
        time = entry.time();
      } else {
        FieldSet taken = entry.fields().intersect(stated).differing(live, config, rules);
        collect(conflicts, entry.owner(), taken);
        ManagedEntry rest = entry.with(entry.fields().minus(taken));
        left.add(rest);
        others = others.union(rest.fields());
      }
    }
    if (!force && !conflicts.isEmpty()) {
      throw conflict(conflicts);
    }
    ObjectNode merged = live.isObject() ? live.deepCopy() : wanted.deepCopy();
    if (live.isObject()) {
      merge(merged, config, rules);
      remove(merged, before.minus(stated), others.union(stated), rules);
    }
    boolean changed = !live.isObject() || !ManagedFields.sameBut((ObjectNode) live, merged);
    left.add(new ManagedEntry(owner, changed ? writer.time() : time, stated));
    ManagedFields.write(merged, left);
    return merged;
  }

  private List<ManagedEntry> entries(JsonNode live, FieldRules rules) {
    List<ManagedEntry> entries = ManagedFields.read(live);
    if (entries.isEmpty() && live.isObject()) {
      Owner owner = new Owner("before-first-apply", "Update", kind.apiVersion(), "");
      ObjectNode now = ManagedFields.managed(live);
      if (kind.has(Trait.STATUS)) {
        now.remove("status");
      }
      FieldSet all = FieldSet.changed(Json.object(), now, rules);
      FieldSet fields = new FieldSet(false, all.children());
      entries.add(new ManagedEntry(owner, writer.time(), fields));
    }
    return entries;
  }

  private static void collect(List<ApiFailure.Cause> conflicts, Owner owner, FieldSet taken) {
    if (taken.isEmpty()) {
      return;
    }
    String using = owner.applies() ? "" : " using " + owner.apiVersion();
    String sub =
        owner.subresource().isEmpty() ? "" : " with subresource \"" + owner.subresource() + "\"";
    String message = "conflict with \"" + owner.manager() + "\"" + sub + using;
    taken.paths(
        "",
        (path, set) -> conflicts.add(new ApiFailure.Cause("FieldManagerConflict", message, path)));
  }

  private static ApiFailure conflict(List<ApiFailure.Cause> causes) {
    StringBuilder text = new StringBuilder("Apply failed with " + causes.size() + " conflict");
    if (causes.size() == 1) {
      text.append(": ").append(causes.get(0).message()).append(": ").append(causes.get(0).field());
    } else {
      text.append("s: ");
      String manager = "";
      for (ApiFailure.Cause cause : causes) {
        if (!cause.message().equals(manager)) {
          manager = cause.message();
          text.append(text.toString().endsWith(": ") ? "" : "\n");
          text.append(manager.replaceFirst("conflict", "conflicts")).append(":");
        }
        text.append("\n- ").append(cause.field());
      }
    }
    return ApiFailure.withEmptyDetails(409, "Conflict", text.toString()).causes(causes);
  }

  private static void merge(ObjectNode target, JsonNode config, FieldRules rules) {
    config
        .properties()
        .forEach(
            e ->
                target.set(
                    e.getKey(),
                    merged(target.path(e.getKey()), e.getValue(), rules.field(e.getKey()))));
  }

  private static JsonNode merged(JsonNode old, JsonNode value, FieldRules rules) {
    if (old instanceof ObjectNode object && value.isObject() && !rules.atomic()) {
      merge(object, value, rules);
      return object;
    }
    if (old instanceof ArrayNode list && value.isArray()) {
      if (!rules.keys().isEmpty() || rules.set()) {
        return mergedList(list, value, rules);
      }
    }
    return value.deepCopy();
  }

  private static ArrayNode mergedList(ArrayNode list, JsonNode value, FieldRules rules) {
    for (JsonNode item : value) {
      PathElement element = rules.set() ? PathElement.value(item) : PathElement.item(item, rules);
      JsonNode old = element.of(list, rules);
      if (old.isMissingNode()) {
        list.add(item.deepCopy());
      } else if (old instanceof ObjectNode object) {
        merge(object, item, rules.item());
      }
    }
    return list;
  }

  /** Takes away what was given back, unless another manager holds it or something in it. */
  private static void remove(JsonNode value, FieldSet back, FieldSet held, FieldRules rules) {
    back.children()
        .forEach(
            (name, child) -> {
              PathElement element = new PathElement(name);
              FieldSet heldHere = held.children().getOrDefault(name, FieldSet.empty());
              JsonNode part = element.of(value, rules);
              if (part instanceof MissingNode) {
                return;
              }
              if (child.member() && heldHere.isEmpty()) {
                element.removeFrom(value, rules);
              } else {
                boolean full = !part.isEmpty();
                remove(part, child, heldHere, element.below(rules));
                if (full && part.isEmpty() && heldHere.isEmpty()) {
                  element.removeFrom(value, rules);
                }
              }
            });
  }
}
