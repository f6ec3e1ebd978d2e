package io.supervisor.catalog.yaml;

import java.util.regex.Pattern;

/** Paths as people write them: {@code spec.fetch[0].image}, odd keys as {@code ['a.b']}. */
public final class YamlPath {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_$-]+");
  private static final int LONGEST_KEY = 100;

  private YamlPath() {}

  /** The path of a key of the map at {@code path}; a very long key is cut. */
  public static String key(String path, String key) {
    String shown = key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "…";
    if (PLAIN.matcher(shown).matches()) {
      return path.isEmpty() ? shown : path + "." + shown;
    }
    return path + "['" + shown.replace("'", "\\'") + "']";
  }

  /** The path of an item of the list at {@code path}. */
  public static String item(String path, int index) {
    return path + "[" + index + "]";
  }

  /** The path of the map or list around; the empty path at the top. */
  static String parent(String path) {
    int cut =
        path.endsWith("']")
            ? path.lastIndexOf("['")
            : path.endsWith("]") ? path.lastIndexOf('[') : path.lastIndexOf('.');
    return cut <= 0 ? "" : path.substring(0, cut);
  }
}
