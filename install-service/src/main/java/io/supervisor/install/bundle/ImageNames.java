package io.supervisor.install.bundle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The container images that a set of objects names. */
public final class ImageNames {

  private static final List<String> LISTS =
      List.of("containers", "initContainers", "ephemeralContainers");

  private ImageNames() {}

  /** In alphabetical order. */
  public static SortedSet<String> in(List<Map<String, Object>> objects) {
    SortedSet<String> images = new TreeSet<>();
    objects.forEach(object -> collect(object, images));
    return images;
  }

  private static void collect(Object at, SortedSet<String> images) {
    if (at instanceof Map<?, ?> map) {
      for (String key : LISTS) {
        containers(map.get(key)).forEach(images::add);
      }
      map.values().forEach(value -> collect(value, images));
    } else if (at instanceof List<?> list) {
      list.forEach(value -> collect(value, images));
    }
  }

  private static List<String> containers(Object list) {
    List<String> images = new ArrayList<>();
    if (list instanceof List<?> containers) {
      for (Object container : containers) {
        if (container instanceof Map<?, ?> map && map.get("image") instanceof String image) {
          images.add(image);
        }
      }
    }
    return images;
  }
}
