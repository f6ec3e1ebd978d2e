package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Volume;
import io.supervisor.scheduler.slot.PendingPod;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the scheduler reads from a pod. */
final class PodReader {

  static final String SCHEDULER = "supervisor-scheduler";
  private static final String INSTALL = "supervisor.io/install";
  private static final String WORKLOAD = "supervisor.io/workload";

  private PodReader() {}

  /** Whether the pod is for this service to place. */
  static boolean ours(Pod pod) {
    return SCHEDULER.equals(pod.getSpec().getSchedulerName());
  }

  /** Whether an install asked for it: then it was rendered by the suite. */
  static boolean ofInstall(Pod pod) {
    Map<String, String> notes = annotations(pod);
    return notes.containsKey(INSTALL) && notes.containsKey(WORKLOAD);
  }

  /** Whether it wants a host now; behind a gate it does not yet. */
  static boolean waits(Pod pod) {
    return ours(pod)
        && pod.getSpec().getNodeName() == null
        && pod.getMetadata().getDeletionTimestamp() == null
        && (pod.getSpec().getSchedulingGates() == null
            || pod.getSpec().getSchedulingGates().isEmpty())
        && !finished(pod);
  }

  /** Whether it runs, or will, on the host that it was given. */
  static boolean bound(Pod pod) {
    return pod.getSpec().getNodeName() != null && !finished(pod);
  }

  /** When it was started, else when it was made. */
  static String startedAt(Pod pod) {
    String started = pod.getStatus() == null ? null : pod.getStatus().getStartTime();
    return started == null ? pod.getMetadata().getCreationTimestamp() : started;
  }

  static int priority(Pod pod) {
    return pod.getSpec().getPriority() == null ? 0 : pod.getSpec().getPriority();
  }

  /** What pods that run use beside CPU and memory, by uid; those that use nothing are left out. */
  static Map<String, Map<String, Integer>> resources(List<Pod> pods) {
    Map<String, Map<String, Integer>> all = new HashMap<>();
    for (Pod pod : pods) {
      Map<String, Integer> others = bound(pod) ? PodRequests.of(pod).others() : Map.of();
      if (!others.isEmpty()) {
        all.put(pod.getMetadata().getUid(), others);
      }
    }
    return all;
  }

  static String names(List<Pod> pods) {
    return pods.stream().map(pod -> pod.getMetadata().getName()).collect(Collectors.joining(", "));
  }

  static String install(Pod pod) {
    return annotations(pod).getOrDefault(INSTALL, "");
  }

  static boolean finished(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  static PendingPod pending(String supervisor, Pod pod, List<Volume> volumes) {
    Resources requests = PodRequests.of(pod);
    Map<String, String> notes = annotations(pod);
    return new PendingPod(
        supervisor,
        notes.get(INSTALL),
        pod.getMetadata().getNamespace(),
        notes.get(WORKLOAD),
        pod.getMetadata().getUid(),
        pinnedHost(pod),
        requests.of(Resources.CPU),
        requests.of(Resources.MEMORY),
        requests.others(),
        volumes);
  }

  private static String pinnedHost(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(Affinity::getNodeAffinity)
        .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .map(NodeSelector::getNodeSelectorTerms)
        .stream()
        .flatMap(List::stream)
        .flatMap(term -> term.getMatchFields().stream())
        .filter(field -> Room.NAME.equals(field.getKey()))
        .map(NodeSelectorRequirement::getValues)
        .flatMap(List::stream)
        .findFirst()
        .orElse("");
  }

  private static Map<String, String> annotations(Pod pod) {
    Map<String, String> notes = pod.getMetadata().getAnnotations();
    return notes == null ? Map.of() : notes;
  }
}
