package io.supervisor.install.rendering.image;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the places in objects that name an image: texts under a key {@code image}, however deep,
 * and the {@code reference} of an image volume. Texts that hold YAML or JSON are not looked into.
 */
public final class ImageFields {

  private static final Set<String> CONTAINERS =
      Set.of("containers", "initContainers", "ephemeralContainers");

  /** What kind of place names the image. */
  public enum Place {
    /** A container of a pod, however the object around it is called. */
    CONTAINER,
    /** A volume that is an image. */
    VOLUME,
    /** Another key {@code image}, as custom resources have it. */
    FIELD
  }

  /** Says what a place holds from now on. */
  @FunctionalInterface
  public interface Choice {

    /** The new text; the old one to leave the place as it is. */
    String of(String image, Place place);
  }

  private final Choice choice;

  private ImageFields(Choice choice) {
    this.choice = choice;
  }

  /** Copies of the objects in which each place holds what the choice says. */
  public static List<Map<String, Object>> replace(
      List<Map<String, Object>> objects, Choice choice) {
    var fields = new ImageFields(choice);
    return objects.stream().map(object -> fields.map(object, "", "")).toList();
  }

  private Map<String, Object> map(Map<?, ?> map, String key, String above) {
    var copy = new LinkedHashMap<String, Object>();
    map.forEach((name, value) -> copy.put((String) name, value((String) name, value, key, above)));
    return copy;
  }

  private Object value(String name, Object value, String key, String above) {
    if (value instanceof String text && name.equals("image")) {
      return choice.of(text, CONTAINERS.contains(key) ? Place.CONTAINER : Place.FIELD);
    }
    if (value instanceof String text && name.equals("reference")) {
      boolean volume = key.equals("image") && above.equals("volumes");
      return volume ? choice.of(text, Place.VOLUME) : text;
    }
    return copy(value, name, key);
  }

  private Object copy(Object value, String key, String above) {
    if (value instanceof Map<?, ?> map) {
      return map(map, key, above);
    }
    if (value instanceof List<?> list) {
      var copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item, key, above)));
      return copy;
    }
    return value;
  }
}
