package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;

/** Reads parts of YAML fragments. */
final class FragmentAccess {

  private FragmentAccess() {}

  /** What a loop sees of an item: the key of a map item, else the value. */
  static Object looped(YamlNode.Holder item) {
    return item instanceof YamlNode.MapItem entry ? entry.key() : Fragment.wrap(item.value());
  }

  static Object index(Fragment fragment, Object index) {
    if (fragment.node() instanceof YamlNode.MapNode map) {
      var item = map.find(index);
      if (item == null) {
        throw new EvaluationError("key not in yamlfragment");
      }
      return Fragment.wrap(item.value());
    }
    int size = fragment.size();
    int at = Values.toInt(index);
    if (at < 0 || at >= size) {
      throw new EvaluationError("key not in yamlfragment", "an index from 0 to " + (size - 1));
    }
    return Fragment.wrap(fragment.items().get(at).value());
  }

  /** For maps whether the key is there; for lists and documents whether the index is. */
  static boolean contains(Fragment fragment, Object wanted) {
    if (fragment.node() == null) {
      return false;
    }
    if (fragment.node() instanceof YamlNode.MapNode map) {
      return map.find(wanted) != null;
    }
    if (!Values.isWhole(wanted)) {
      throw new EvaluationError(
          "'in' on a yamlfragment of items takes an index", "use list(fragment) to search values");
    }
    int at = Values.toInt(wanted);
    return at >= 0 && at < fragment.size();
  }
}
