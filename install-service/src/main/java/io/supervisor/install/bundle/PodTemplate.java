package io.supervisor.install.bundle;

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
    Map<String, Object> template = OwnedObjects.map(spec, "template");
    String readable = ObjectName.of(object).readable();
    PodRequests requests = PodRequests.of(readable, template);
    return new Workload(
        kind,
        name,
        pods,
        everyHost,
        requests.cpuMillicores(),
        requests.memoryMib(),
        requests.others(),
        new ConstraintReader(readable, template).read());
  }

  /** Whether a container that starts before the others goes on beside them. */
  static boolean staysBeside(Object first) {
    return first instanceof Map<?, ?> map && SIDECAR.equals(map.get("restartPolicy"));
  }

  static List<?> list(Map<String, Object> spec, String key) {
    return spec.get(key) instanceof List<?> found ? found : List.of();
  }
}
