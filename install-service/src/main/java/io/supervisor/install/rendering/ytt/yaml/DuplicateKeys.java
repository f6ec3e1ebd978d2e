package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import java.util.HashSet;

/** Refuses maps that have one key twice; for YAML that is data and not a template. */
public final class DuplicateKeys {

  private DuplicateKeys() {}

  /** Checks a whole tree. */
  public static void refuse(YamlNode node) {
    if (node instanceof YamlNode.Group<?> group) {
      var keys = new HashSet<Object>();
      for (var item : group.items()) {
        if (item instanceof YamlNode.MapItem entry && !keys.add(entry.key())) {
          throw new SyntaxError(entry.place(), "key '" + entry.key() + "' is given twice");
        }
        refuse(item);
      }
    } else if (node instanceof YamlNode.Holder holder && holder.value() instanceof YamlNode child) {
      refuse(child);
    }
  }
}
