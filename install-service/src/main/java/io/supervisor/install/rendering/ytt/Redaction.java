package io.supervisor.install.rendering.ytt;

import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the user's scalar values out of messages that a template put them into. */
final class Redaction {

  private static final int SHORTEST = 3;
  private static final String SHOWN = "(a given value)";

  private static final Set<String> OWN_WORDS =
      Set.of(
          "string",
          "int",
          "float",
          "bool",
          "list",
          "dict",
          "tuple",
          "struct",
          "map",
          "array",
          "integer",
          "boolean",
          "null",
          "function",
          "value",
          "type",
          "key",
          "NoneType");

  private final Set<String> secrets = new LinkedHashSet<>();

  void addTree(Object value) {
    if (value instanceof YamlNode.Group<?> group) {
      group.items().forEach(item -> addTree(item.value()));
    } else if (value != null && !(value instanceof Boolean)) {
      add(String.valueOf(value));
    }
  }

  void addPlain(Collection<?> values) {
    values.forEach(value -> add(String.valueOf(value)));
  }

  private void add(String text) {
    if (text.length() >= SHORTEST && !OWN_WORDS.contains(text)) {
      secrets.add(text);
      text.lines().filter(line -> line.length() >= SHORTEST).forEach(secrets::add);
    }
  }

  List<RenderFault> clean(List<RenderFault> faults) {
    return faults.stream().map(this::clean).collect(Collectors.toList());
  }

  private RenderFault clean(RenderFault fault) {
    return new RenderFault(
        fault.file(), fault.line(), fault.path(), clean(fault.problem()), fault.hint());
  }

  private String clean(String text) {
    var result = text;
    var longestFirst = Comparator.comparing(String::length).reversed();
    for (var secret : secrets.stream().sorted(longestFirst).collect(Collectors.toList())) {
      result = result.replace(secret, SHOWN);
    }
    return result;
  }
}
