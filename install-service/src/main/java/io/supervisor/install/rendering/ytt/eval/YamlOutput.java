package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.yaml.Annotation;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects rendered copies of template nodes. A node goes into the innermost open copy of its
 * template parent; what is open below that is closed by it.
 */
public final class YamlOutput implements Output {

  static final String OVERRIDE = "yaml/map-key-override";

  private record Open(YamlNode template, YamlNode copy) {}

  private final Meter meter;
  private final List<Open> open = new ArrayList<>();
  private String nextKey;

  public YamlOutput(Meter meter) {
    this.meter = meter;
  }

  void nextKey(String key) {
    nextKey = key;
  }

  void start(YamlNode template, Map<String, Annotation> annotations) {
    var copy = template.emptyCopy();
    copy.annotations().putAll(annotations);
    if (copy instanceof YamlNode.Holder holder
        && !(((YamlNode.Holder) template).value() instanceof YamlNode)) {
      holder.value(((YamlNode.Holder) template).value());
    }
    if (nextKey != null && copy instanceof YamlNode.MapItem item) {
      item.key(nextKey);
      nextKey = null;
    }
    if (template instanceof YamlNode.DocumentSet && open.isEmpty()) {
      open.add(new Open(template, copy));
      return;
    }
    closeUpTo(template.parent());
    attach(open.get(open.size() - 1).copy(), copy);
    open.add(new Open(template, copy));
  }

  private void closeUpTo(YamlNode parent) {
    if (open.isEmpty()) {
      open.add(new Open(parent, parent.emptyCopy()));
      return;
    }
    while (!open.isEmpty() && open.get(open.size() - 1).template() != parent) {
      open.remove(open.size() - 1);
    }
    if (open.isEmpty()) {
      throw new EvaluationError(
          "YAML node does not belong to the block that prints it",
          "a function may only contain nodes of one level");
    }
  }

  private void attach(YamlNode parent, YamlNode child) {
    if (parent instanceof YamlNode.MapNode map) {
      var item = (YamlNode.MapItem) child;
      meter.spend(map.items().size() / 32);
      MapKeys.makeRoom(map, item, true);
      map.items().add(item);
    } else if (parent instanceof YamlNode.ArrayNode array) {
      array.items().add((YamlNode.ArrayItem) child);
    } else if (parent instanceof YamlNode.DocumentSet set) {
      set.items().add((YamlNode.Document) child);
    } else {
      ((YamlNode.Holder) parent).value(child);
    }
  }

  /** Sets the value of the node opened last. */
  void set(Object value) {
    var holder = (YamlNode.Holder) open.get(open.size() - 1).copy();
    if (value instanceof Replacement replacement) {
      new ReplacementStep(meter).run(open.get(open.size() - 2).copy(), holder, replacement);
    } else {
      holder.value(Conversion.toYaml(value, meter));
    }
  }

  @Override
  public Object result() {
    return new Fragment(open.isEmpty() ? null : open.get(0).copy());
  }

  /** The documents printed so far. */
  public List<YamlNode.Document> documents() {
    return open.isEmpty() ? List.of() : ((YamlNode.DocumentSet) open.get(0).copy()).items();
  }
}
