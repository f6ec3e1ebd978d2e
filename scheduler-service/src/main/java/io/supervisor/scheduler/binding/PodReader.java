package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Affinity;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.NodeAffinity;
import io.fabric8.kubernetes.api.model.NodeSelector;
import io.fabric8.kubernetes.api.model.NodeSelectorRequirement;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.supervisor.scheduler.slot.PendingPod;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the scheduler reads from a pod. */
final class PodReader {

  static final String SCHEDULER = "supervisor-scheduler";
  private static final String INSTALL = "supervisor.io/install";
  private static final String WORKLOAD = "supervisor.io/workload";
  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);

  private PodReader() {}

  /** Whether the pod is one of ours: rendered by the suite and placed by this service. */
  static boolean ours(Pod pod) {
    Map<String, String> notes = annotations(pod);
    return SCHEDULER.equals(pod.getSpec().getSchedulerName())
        && notes.containsKey(INSTALL)
        && notes.containsKey(WORKLOAD);
  }

  static boolean waits(Pod pod) {
    return ours(pod)
        && pod.getSpec().getNodeName() == null
        && pod.getMetadata().getDeletionTimestamp() == null
        && !finished(pod);
  }

  static boolean finished(Pod pod) {
    String phase = pod.getStatus() == null ? null : pod.getStatus().getPhase();
    return "Succeeded".equals(phase) || "Failed".equals(phase);
  }

  static PendingPod pending(String supervisor, Pod pod) {
    Map<String, String> notes = annotations(pod);
    return new PendingPod(
        supervisor,
        notes.get(INSTALL),
        pod.getMetadata().getNamespace(),
        notes.get(WORKLOAD),
        pod.getMetadata().getUid(),
        pinnedHost(pod),
        cpuMillicores(pod),
        memoryMib(pod));
  }

  static long cpuMillicores(Pod pod) {
    return requested(pod, "cpu").movePointRight(3).setScale(0, RoundingMode.CEILING).longValue();
  }

  static long memoryMib(Pod pod) {
    return requested(pod, "memory").divide(MIB, 0, RoundingMode.CEILING).longValue();
  }

  private static BigDecimal requested(Pod pod, String resource) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Container container : pod.getSpec().getContainers()) {
      Quantity amount =
          container.getResources() == null || container.getResources().getRequests() == null
              ? null
              : container.getResources().getRequests().get(resource);
      sum = amount == null ? sum : sum.add(Quantity.getAmountInBytes(amount));
    }
    return sum;
  }

  private static String pinnedHost(Pod pod) {
    return Optional.ofNullable(pod.getSpec().getAffinity())
        .map(Affinity::getNodeAffinity)
        .map(NodeAffinity::getRequiredDuringSchedulingIgnoredDuringExecution)
        .map(NodeSelector::getNodeSelectorTerms)
        .stream()
        .flatMap(List::stream)
        .flatMap(term -> term.getMatchFields().stream())
        .filter(field -> "metadata.name".equals(field.getKey()))
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
