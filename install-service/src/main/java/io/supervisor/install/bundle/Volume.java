package io.supervisor.install.bundle;

import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A claim for storage among the objects of an install.
 *
 * @param name of the claim; for a StatefulSet {@code template-set-*}
 * @param count how many there are of it
 * @param sizeMib size of each in MiB, rounded up; 0 when unknown
 */
public record Volume(String name, int count, long sizeMib) {

  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);

  /** The claims that a set of objects makes. */
  public static List<Volume> in(List<Map<String, Object>> objects) {
    List<Volume> volumes = new ArrayList<>();
    for (Map<String, Object> object : objects) {
      String name = OwnedObjects.text(OwnedObjects.map(object, "metadata"), "name");
      Map<String, Object> spec = OwnedObjects.map(object, "spec");
      if ("PersistentVolumeClaim".equals(object.get("kind"))) {
        volumes.add(new Volume(name, 1, size(spec)));
      } else if ("StatefulSet".equals(object.get("kind"))) {
        int replicas = spec.get("replicas") instanceof Number number ? number.intValue() : 1;
        templates(spec)
            .forEach(
                claim ->
                    volumes.add(
                        new Volume(
                            "%s-%s-*"
                                .formatted(
                                    OwnedObjects.text(OwnedObjects.map(claim, "metadata"), "name"),
                                    name),
                            replicas,
                            size(OwnedObjects.map(claim, "spec")))));
      }
    }
    return volumes;
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> templates(Map<String, Object> spec) {
    return spec.get("volumeClaimTemplates") instanceof List<?> list
        ? list.stream().filter(Map.class::isInstance).map(one -> (Map<String, Object>) one).toList()
        : List.of();
  }

  private static long size(Map<String, Object> spec) {
    Map<String, Object> requests =
        OwnedObjects.map(OwnedObjects.map(spec, "resources"), "requests");
    Object storage = requests.get("storage");
    return storage == null ? 0 : mib(storage.toString());
  }

  /** A Kubernetes quantity of bytes in MiB, rounded up; 0 for what is none. */
  static long mib(String quantity) {
    try {
      return Quantity.getAmountInBytes(Quantity.parse(quantity))
          .divide(MIB, 0, RoundingMode.CEILING)
          .longValue();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }
}
