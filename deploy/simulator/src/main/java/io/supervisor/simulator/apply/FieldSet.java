package io.supervisor.simulator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.patch.FieldRules;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A set of parts of an object, as a tree; {@code member} says that the node itself is in it. */
record FieldSet(boolean member, Map<String, FieldSet> children) {
  static FieldSet empty() {
    return new FieldSet(false, new TreeMap<>());
  }

  private static FieldSet leaf() {
    return new FieldSet(true, new TreeMap<>());
  }

  static FieldSet parse(JsonNode json) {
    FieldSet set = new FieldSet(json.isEmpty() || json.has("."), new TreeMap<>());
    json.properties()
        .forEach(
            e -> {
              if (!e.getKey().equals(".")) {
                set.children.put(e.getKey(), parse(e.getValue()));
              }
            });
    return set;
  }

  ObjectNode write() {
    ObjectNode json = Json.object();
    if (member && !children.isEmpty()) {
      json.putObject(".");
    }
    children.forEach((name, child) -> json.set(name, child.write()));
    return json;
  }

  /** Everything that the value states. */
  static FieldSet of(JsonNode value, FieldRules rules) {
    return changed(MissingNode.getInstance(), value, rules, false);
  }

  /** What the new value states and the old one did not, or stated otherwise. */
  static FieldSet changed(JsonNode old, JsonNode value, FieldRules rules) {
    return changed(old, value, rules, true);
  }

  private static FieldSet changed(
      JsonNode old, JsonNode value, FieldRules rules, boolean containers) {
    if (value.isObject() && !value.isEmpty() && !rules.atomic()) {
      FieldSet set = new FieldSet(containers && old.isMissingNode(), new TreeMap<>());
      value
          .properties()
          .forEach(
              e -> set.add(PathElement.field(e.getKey()), changedField(old, e, rules, containers)));
      return set;
    }
    if (value.isArray() && !value.isEmpty() && !rules.keys().isEmpty()) {
      FieldSet set = new FieldSet(containers && old.isMissingNode(), new TreeMap<>());
      for (JsonNode item : value) {
        PathElement element = PathElement.item(item, rules);
        FieldSet below = changed(element.of(old, rules), item, rules.item(), containers);
        boolean added = element.of(old, rules).isMissingNode();
        set.add(element, new FieldSet(added, below.children));
      }
      return set;
    }
    if (value.isArray() && !value.isEmpty() && rules.set()) {
      FieldSet set = new FieldSet(containers && old.isMissingNode(), new TreeMap<>());
      for (JsonNode item : value) {
        PathElement element = PathElement.value(item);
        set.add(element, element.of(old, rules).isMissingNode() ? leaf() : empty());
      }
      return set;
    }
    boolean emptied =
        value.isObject() && value.isEmpty() && old.isObject() && !rules.atomic()
            || value.isArray() && value.isEmpty() && old.isArray() && !rules.keys().isEmpty();
    return emptied || !old.isMissingNode() && Json.same(old, value) ? empty() : leaf();
  }

  /** A field that is always written was there before, though empty, when its object was. */
  private static FieldSet changedField(
      JsonNode parent, Map.Entry<String, JsonNode> field, FieldRules rules, boolean containers) {
    FieldRules below = rules.field(field.getKey());
    JsonNode value = field.getValue();
    JsonNode old = parent.path(field.getKey());
    if (containers && old.isMissingNode() && parent.isObject()) {
      boolean nothing = value.isNull() || value.isTextual() && value.asText().isEmpty();
      if (nothing && rules.struct()) {
        return empty();
      }
      if (below.written()) {
        old = value.isArray() ? Json.array() : Json.object();
      }
    }
    return changed(old, value, below, containers);
  }

  private void add(PathElement element, FieldSet child) {
    if (!child.isEmpty()) {
      children.put(element.text(), child);
    }
  }

  boolean isEmpty() {
    return !member && children.isEmpty();
  }

  FieldSet union(FieldSet other) {
    FieldSet result = new FieldSet(member || other.member, new TreeMap<>(children));
    other.children.forEach((name, child) -> result.children.merge(name, child, FieldSet::union));
    return result;
  }

  FieldSet minus(FieldSet other) {
    FieldSet result = new FieldSet(member && !other.member, new TreeMap<>());
    children.forEach(
        (name, child) ->
            result.add(
                new PathElement(name), child.minus(other.children.getOrDefault(name, empty()))));
    return result;
  }

  FieldSet intersect(FieldSet other) {
    FieldSet result = new FieldSet(member && other.member, new TreeMap<>());
    children.forEach(
        (name, child) -> {
          if (other.children.containsKey(name)) {
            result.add(new PathElement(name), child.intersect(other.children.get(name)));
          }
        });
    return result;
  }

  /** The members that the value still has. */
  FieldSet presentIn(JsonNode value, FieldRules rules) {
    FieldSet result = new FieldSet(member, new TreeMap<>());
    children.forEach(
        (name, child) -> {
          PathElement element = new PathElement(name);
          JsonNode part = element.of(value, rules);
          if (!part.isMissingNode()) {
            result.add(element, child.presentIn(part, element.below(rules)));
          }
        });
    return result;
  }

  /** The members of which the two values say different things. */
  FieldSet differing(JsonNode one, JsonNode other, FieldRules rules) {
    boolean leafDiffers = children.isEmpty() && member && !Json.same(one, other);
    FieldSet result = new FieldSet(leafDiffers, new TreeMap<>());
    children.forEach(
        (name, child) -> {
          PathElement element = new PathElement(name);
          JsonNode first = element.of(one, rules);
          JsonNode second = element.of(other, rules);
          result.add(element, child.differing(first, second, element.below(rules)));
        });
    return result;
  }

  /** Calls with the printed path of every leaf; those of a level come before what is below it. */
  void paths(String prefix, BiConsumer<String, FieldSet> visitor) {
    if (children.isEmpty()) {
      visitor.accept(prefix, this);
    }
    for (boolean leaves : new boolean[] {true, false}) {
      children.forEach(
          (name, child) -> {
            if (child.children.isEmpty() == leaves) {
              child.paths(prefix + new PathElement(name).print(), visitor);
            }
          });
    }
  }
}
