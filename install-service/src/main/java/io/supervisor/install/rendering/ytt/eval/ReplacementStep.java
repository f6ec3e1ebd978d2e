package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Puts the items of a value in place of one node. */
final class ReplacementStep {

  private final Meter meter;

  ReplacementStep(Meter meter) {
    this.meter = meter;
  }

  void run(YamlNode parent, YamlNode.Holder placeholder, Replacement replacement) {
    var value = Conversion.toYaml(replacement.value(), meter, true);
    if (parent instanceof YamlNode.MapNode map) {
      map(map, placeholder, value, replacement.value() instanceof Fragment);
    } else if (parent instanceof YamlNode.ArrayNode array) {
      splice(array.items(), placeholder, arrayItems(value));
    } else {
      splice(((YamlNode.DocumentSet) parent).items(), placeholder, documents(value));
    }
  }

  private static void map(
      YamlNode.MapNode map, YamlNode.Holder placeholder, Object value, boolean strict) {
    if (!(value instanceof YamlNode.MapNode source)) {
      throw new EvaluationError("expected value to be map");
    }
    for (var item : source.items()) {
      MapKeys.makeRoom(map, item, strict);
    }
    splice(map.items(), placeholder, source.items());
  }

  private static List<YamlNode.ArrayItem> arrayItems(Object value) {
    if (!(value instanceof YamlNode.ArrayNode array)) {
      throw new EvaluationError("expected value to be array");
    }
    return array.items();
  }

  private static List<YamlNode.Document> documents(Object value) {
    if (value instanceof YamlNode.DocumentSet set) {
      return set.items();
    }
    if (!(value instanceof YamlNode.ArrayNode array)) {
      throw new EvaluationError("expected value to be docset");
    }
    var documents = new ArrayList<YamlNode.Document>();
    for (var item : array.items()) {
      documents.add(new YamlNode.Document(Place.UNKNOWN, item.value()));
    }
    return documents;
  }

  private static <T extends YamlNode.Holder> void splice(
      List<T> items, YamlNode.Holder placeholder, List<T> inserted) {
    for (int i = items.size() - 1; i >= 0; i--) {
      if (items.get(i) == placeholder) {
        items.remove(i);
        items.addAll(i, inserted);
        return;
      }
    }
  }
}
