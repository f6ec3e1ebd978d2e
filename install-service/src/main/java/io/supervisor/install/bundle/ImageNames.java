package io.supervisor.install.bundle;

import io.supervisor.install.rendering.image.ImageFields;
import io.supervisor.install.rendering.image.ImageFields.Place;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The container images that a set of objects names. */
public final class ImageNames {

  private ImageNames() {}

  /** In alphabetical order. */
  public static SortedSet<String> in(List<Map<String, Object>> objects) {
    SortedSet<String> images = new TreeSet<>();
    ImageFields.replace(
        objects,
        (image, place) -> {
          if (place == Place.CONTAINER) {
            images.add(image);
          }
          return image;
        });
    return images;
  }
}
