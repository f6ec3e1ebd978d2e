package io.supervisor.install.rendering.ytt.template;

import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import io.supervisor.install.rendering.ytt.yaml.YamlFile;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which node each directive belongs to: on a node's own line the last node there, above it the
 * first node of the next line that has one, and after the last node none.
 */
final class CommentOwners {

  private final YamlFile file;
  private final TreeMap<Integer, List<YamlNode>> lines = new TreeMap<>();
  private final Map<YamlNode, List<Directive>> owned = new IdentityHashMap<>();
  private final List<Directive> trailing = new ArrayList<>();

  CommentOwners(YamlFile file) {
    this.file = file;
    collect(file.documents());
    for (var comment : file.comments()) {
      var directive = Directive.of(comment);
      if (directive.kind() != Directive.Kind.NOTHING) {
        assign(directive);
      }
    }
    file.aliased().forEach(this::refuseDirectives);
  }

  private void collect(YamlNode node) {
    if (file.copies().contains(node)) {
      return;
    }
    if (node instanceof YamlNode.Holder holder) {
      if (node.place().line() > 0) {
        lines.computeIfAbsent(node.place().line(), line -> new ArrayList<>()).add(node);
      }
      if (holder.value() instanceof YamlNode child) {
        collect(child);
      }
    } else if (node instanceof YamlNode.Group<?> group) {
      group.items().forEach(this::collect);
    }
  }

  private void assign(Directive directive) {
    var line = lines.ceilingEntry(directive.place().line());
    if (line == null) {
      trailing.add(directive);
      return;
    }
    var nodes = line.getValue();
    boolean sameLine = line.getKey() == directive.place().line();
    var owner = nodes.get(sameLine ? nodes.size() - 1 : 0);
    owned.computeIfAbsent(owner, node -> new ArrayList<>()).add(directive);
  }

  private void refuseDirectives(YamlNode node) {
    if (owned.containsKey(node)) {
      throw new UnsupportedTemplate(owned.get(node).get(0).place(), "alias of a templated node");
    }
    if (node instanceof YamlNode.Group<?> group) {
      group.items().forEach(this::refuseDirectives);
    } else if (node instanceof YamlNode.Holder holder && holder.value() instanceof YamlNode child) {
      refuseDirectives(child);
    }
  }

  List<Directive> of(YamlNode node) {
    return owned.getOrDefault(node, List.of());
  }

  List<Directive> trailing() {
    return trailing;
  }
}
