package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.scheduler.namespace.NamespaceRepository;
import io.supervisor.scheduler.slot.SlotUpkeep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes over what passes find on Supervisors: pods that went, pods of others that came, labels of
 * namespaces; all of it from time to time also when nothing has changed, since hosts come and go
 * too, and other instances look as well.
 */
@ApplicationScoped
public class Findings {

  private final SlotUpkeep upkeep;
  private final ForeignUse foreign;
  private final NamespaceRepository namespaces;
  private final Map<String, Look> looks = new ConcurrentHashMap<>();

  Findings(SlotUpkeep upkeep, ForeignUse foreign, NamespaceRepository namespaces) {
    this.upkeep = upkeep;
    this.foreign = foreign;
    this.namespaces = namespaces;
  }

  void takeOver(String supervisor, List<Pod> pods, Map<String, Map<String, String>> labels) {
    Look before = looks.get(supervisor);
    Look now = Look.at(pods, labels);
    boolean whole = before == null || now.isMuchLaterThan(before);
    if (whole || now.misses(before)) {
      Awaited.result(() -> upkeep.keepOnly(supervisor, now.living()));
    }
    if (before == null) {
      Awaited.result(() -> upkeep.learn(supervisor, PodReader.resources(pods)));
    }
    if (whole || !now.others().equals(before.others())) {
      Awaited.result(() -> foreign.update(supervisor, pods));
    }
    if (!labels.isEmpty() && (whole || !labels.equals(before.namespaces()))) {
      Awaited.result(() -> namespaces.see(supervisor, labels));
    }
    looks.put(supervisor, whole ? now : now.asOf(before));
  }

  /** A pod turned out to be on another host than was thought. */
  void isOn(String supervisor, Pod pod, String host) {
    Awaited.result(() -> upkeep.isOn(supervisor, pod.getMetadata().getUid(), host));
  }
}
