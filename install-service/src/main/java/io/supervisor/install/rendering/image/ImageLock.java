package io.supervisor.install.rendering.image;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which reference takes the place of which image, as the lock documents of a package say: {@code
 * ImagesLock} of imgpkg, and the {@code overrides} of a kbld {@code Config}. Nothing is looked up
 * in a registry: an override to a tag stays a tag.
 */
public final class ImageLock {

  private static final String ID = "kbld.carvel.dev/id";
  private static final String IMGPKG = "imgpkg.carvel.dev/v1alpha1";
  private static final String KBLD = "kbld.k14s.io/v1alpha1";
  private static final Set<String> BUILDS = Set.of("sources", "searchRules", "keys");

  private final Map<String, String> references = new HashMap<>();
  private final List<RenderFault> faults = new ArrayList<>();
  private final int most;

  private ImageLock(int most) {
    this.most = most;
  }

  /** Whether a document speaks to kbld and is no object of the package. */
  public static boolean speaks(Map<String, Object> document) {
    var version = document.get("apiVersion");
    return KBLD.equals(version)
        || IMGPKG.equals(version) && "ImagesLock".equals(document.get("kind"));
  }

  /**
   * Reads the lock documents among these.
   *
   * @param most how many images may be locked
   * @throws RenderFailure with all faults of all lock documents
   */
  public static ImageLock of(List<Map<String, Object>> documents, int most) {
    var lock = new ImageLock(most);
    documents.stream().filter(ImageLock::speaks).forEach(lock::read);
    if (!lock.faults.isEmpty()) {
      throw new RenderFailure(lock.faults);
    }
    return lock;
  }

  /** What an image becomes; itself when it is not locked. */
  public String locked(String image) {
    return references.getOrDefault(image, image);
  }

  /** Whether no image is locked. */
  public boolean isEmpty() {
    return references.isEmpty();
  }

  private void read(Map<String, Object> document) {
    var kind = String.valueOf(document.get("kind"));
    if (kind.equals("ImagesLock")) {
      images(document.get("images"));
    } else if (kind.equals("Config")) {
      BUILDS.stream()
          .sorted()
          .filter(document::containsKey)
          .forEach(key -> fault("Config", key, "is not supported yet", "Lock the images."));
      overrides(document.get("overrides"));
    } else {
      fault("kbld", "kind", "is not supported yet", "Use Config or ImagesLock.");
    }
  }

  private void images(Object images) {
    int index = 0;
    for (var image : list(images)) {
      var path = "images[" + index++ + "]";
      var reference = text(image.get("image"));
      var id = image.get("annotations") instanceof Map<?, ?> notes ? text(notes.get(ID)) : "";
      if (!reference.contains("@sha256:")) {
        fault("ImagesLock", path + ".image", "names no digest", "Write name@sha256:...");
      } else {
        lock("ImagesLock", path, id.isEmpty() ? reference : id, reference);
      }
    }
  }

  private void overrides(Object overrides) {
    int index = 0;
    for (var override : list(overrides)) {
      var path = "overrides[" + index++ + "]";
      var image = text(override.get("image"));
      var reference = text(override.get("newImage"));
      if (override.containsKey("tagSelection") || override.containsKey("imageRepo")) {
        fault("Config", path, "selects by repository or tag", "Name image and newImage.");
      } else if (image.isEmpty() || reference.isEmpty()) {
        fault("Config", path, "has no image or no newImage", "Name both.");
      } else {
        lock("Config", path, image, reference);
      }
    }
  }

  private void lock(String file, String path, String image, String reference) {
    var before = references.putIfAbsent(image, reference);
    if (before != null && !before.equals(reference)) {
      fault(file, path, "locks an image that is locked to another reference", "Keep one.");
    }
    if (references.size() == most + 1) {
      fault(file, path, "limit exceeded: more than " + most + " locked images", "Lock fewer.");
    }
  }

  private void fault(String file, String path, String problem, String hint) {
    if (faults.size() < 20) {
      faults.add(new RenderFault(file, 0, path, problem, hint));
    }
  }

  private static String text(Object value) {
    return value instanceof String text ? text : "";
  }

  private static List<Map<?, ?>> list(Object value) {
    var maps = new ArrayList<Map<?, ?>>();
    if (value instanceof List<?> list) {
      list.forEach(item -> maps.add(item instanceof Map<?, ?> map ? map : Map.of()));
    }
    return maps;
  }
}
