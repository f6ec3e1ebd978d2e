package io.supervisor.install.bundle;

import io.fabric8.kubernetes.api.model.Quantity;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The pod template inside a workload object, and what its pods ask of a host. */
record PodTemplate(Map<String, Object> object) {

  static final Set<String> KINDS =
      Set.of("Deployment", "DaemonSet", "StatefulSet", "ReplicaSet", "Job", "CronJob");

  /** The restart policy of a container that starts before the others and goes on beside them. */
  private static final String SIDECAR = "Always";

  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);

  static PodTemplate in(Map<String, Object> object) {
    return new PodTemplate(object);
  }

  /** The object's spec with its template changed. */
  Map<String, Object> replaced(UnaryOperator<Map<String, Object>> change) {
    Map<String, Object> spec = new LinkedHashMap<>(OwnedObjects.map(object, "spec"));
    if (!"CronJob".equals(object.get("kind"))) {
      spec.put("template", change.apply(OwnedObjects.map(spec, "template")));
      return spec;
    }
    Map<String, Object> job = new LinkedHashMap<>(OwnedObjects.map(spec, "jobTemplate"));
    Map<String, Object> jobSpec = new LinkedHashMap<>(OwnedObjects.map(job, "spec"));
    jobSpec.put("template", change.apply(OwnedObjects.map(jobSpec, "template")));
    job.put("spec", jobSpec);
    spec.put("jobTemplate", job);
    return spec;
  }

  /** What the scheduler must find room for. */
  Workload workload() {
    String kind = OwnedObjects.text(object, "kind");
    String name = OwnedObjects.text(OwnedObjects.map(object, "metadata"), "name");
    Map<String, Object> spec = OwnedObjects.map(object, "spec");
    boolean everyHost = kind.equals("DaemonSet");
    Object replicas = spec.getOrDefault(kind.equals("Job") ? "parallelism" : "replicas", 1);
    int pods = everyHost ? 0 : replicas instanceof Number number ? number.intValue() : 1;
    long cpu = requested("cpu").movePointRight(3).setScale(0, RoundingMode.CEILING).longValue();
    long memory = requested("memory").divide(MIB, 0, RoundingMode.CEILING).longValue();
    Map<String, Object> template = OwnedObjects.map(spec, "template");
    Constraints constraints =
        new ConstraintReader(ObjectName.of(object).readable(), template).read();
    return new Workload(kind, name, pods, everyHost, cpu, memory, constraints);
  }

  /**
   * By the rule of the Kubernetes API: the containers with those that run beside them, or one that
   * runs before them when that asks for more.
   */
  private BigDecimal requested(String resource) {
    Map<String, Object> spec =
        OwnedObjects.map(OwnedObjects.map(OwnedObjects.map(object, "spec"), "template"), "spec");
    BigDecimal beside = BigDecimal.ZERO;
    BigDecimal most = BigDecimal.ZERO;
    for (Object first : list(spec, "initContainers")) {
      BigDecimal wanted = requestOf(first, resource);
      most = most.max(beside.add(wanted));
      beside = staysBeside(first) ? beside.add(wanted) : beside;
    }
    for (Object container : list(spec, "containers")) {
      beside = beside.add(requestOf(container, resource));
    }
    return most.max(beside);
  }

  /** Whether a container that starts before the others goes on beside them. */
  static boolean staysBeside(Object first) {
    return first instanceof Map<?, ?> map && SIDECAR.equals(map.get("restartPolicy"));
  }

  static List<?> list(Map<String, Object> spec, String key) {
    return spec.get(key) instanceof List<?> found ? found : List.of();
  }

  /** What has a limit and no request requests its limit, as the API server sees it. */
  @SuppressWarnings("unchecked")
  private BigDecimal requestOf(Object container, String resource) {
    if (!(container instanceof Map<?, ?> found)) {
      return BigDecimal.ZERO;
    }
    Map<String, Object> resources = OwnedObjects.map((Map<String, Object>) found, "resources");
    Object limit = OwnedObjects.map(resources, "limits").get(resource);
    Object amount = OwnedObjects.map(resources, "requests").getOrDefault(resource, limit);
    return amount == null ? BigDecimal.ZERO : quantity(amount.toString(), resource);
  }

  private BigDecimal quantity(String text, String resource) {
    try {
      return Quantity.getAmountInBytes(Quantity.parse(text));
    } catch (IllegalArgumentException e) {
      throw new RenderFailure(
          new RenderFault(
              ObjectName.of(object).readable(),
              0,
              "resources.requests." + resource,
              "is no quantity",
              "Write one like 500m or 128Mi."));
    }
  }
}
