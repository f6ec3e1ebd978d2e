package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.supervisor.scheduler.placement.LonePlacement.Bound;
import io.supervisor.scheduler.placement.PodSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The pods of a Supervisor that have a host, by their binding or by their slot. */
final class Neighbours {

  private static final Logger LOG = Logger.getLogger(Neighbours.class);

  private static final Comparator<Pod> FIRST_COME =
      Comparator.comparing(PodReader::startedAt).thenComparing(pod -> pod.getMetadata().getUid());

  private final PodWatch watch;
  private final Supplier<Map<String, String>> hostsOfSlots;
  private List<Bound> bound;
  private Map<String, String> slots;

  /**
   * @param hostsOfSlots the hosts of pods that have slots, by uid
   */
  Neighbours(PodWatch watch, Supplier<Map<String, String>> hostsOfSlots) {
    this.watch = watch;
    this.hostsOfSlots = hostsOfSlots;
  }

  List<Bound> bound() {
    if (bound == null) {
      bound = new ArrayList<>();
      for (Pod pod : watch.pods().stream().sorted(FIRST_COME).toList()) {
        String host = host(pod);
        if (host != null && !PodReader.finished(pod)) {
          read(pod, host);
        }
      }
    }
    return List.copyOf(bound);
  }

  /** Whether one of them chooses others by the labels of their namespaces. */
  boolean chooseByNamespace() {
    return bound().stream().anyMatch(one -> one.pod().pods().byNamespaceLabels());
  }

  /** A pod that cannot be read is nobody's neighbour; what it uses counts all the same. */
  private void read(Pod pod, String host) {
    try {
      PodSpec spec = new PodSpecReader(pod).read();
      bound.add(new Bound(pod.getMetadata().getUid(), spec, host, yields(pod)));
    } catch (IllegalArgumentException e) {
      LOG.debugf("cannot read %s: %s", pod.getMetadata().getName(), e.getMessage());
    }
  }

  /** Those of installs, and those that others placed, are ended for nobody. */
  private static boolean yields(Pod pod) {
    return PodReader.ours(pod) && !PodReader.ofInstall(pod);
  }

  /** Whether a pod is there that may have to end for the pod. */
  boolean yieldTo(PodSpec pod) {
    return bound().stream().anyMatch(one -> one.yields() && one.pod().priority() < pod.priority());
  }

  /** Pods have given their hosts back before they came there. */
  void left(List<String> uids) {
    slots().keySet().removeAll(uids);
    if (bound != null) {
      bound.removeIf(one -> uids.contains(one.uid()));
    }
  }

  /**
   * A pod that uses a claim.
   *
   * @param host where it is, or will be
   */
  record User(String pod, String host) {}

  /** Another pod that uses the claim of the pod and has a host; the first by name. */
  Optional<User> userOf(Pod pod, String claim) {
    String namespace = pod.getMetadata().getNamespace();
    String uid = pod.getMetadata().getUid();
    return watch.pods().stream()
        .filter(one -> !PodReader.finished(one) && !one.getMetadata().getUid().equals(uid))
        .filter(one -> one.getMetadata().getNamespace().equals(namespace))
        .filter(one -> PodClaims.of(one).contains(claim))
        .filter(one -> host(one) != null)
        .min(Comparator.comparing(one -> one.getMetadata().getName()))
        .map(one -> new User(one.getMetadata().getName(), host(one)));
  }

  /** The host of a pod by its binding, else by its slot; null when it has none. */
  private String host(Pod pod) {
    String node = pod.getSpec().getNodeName();
    return node == null ? slots().get(pod.getMetadata().getUid()) : node;
  }

  private Map<String, String> slots() {
    if (slots == null) {
      slots = new HashMap<>(hostsOfSlots.get());
    }
    return slots;
  }

  /** A pod has just been given a host. */
  void took(Pod pod, String host) {
    if (slots != null) {
      slots.put(pod.getMetadata().getUid(), host);
    }
    if (bound != null) {
      bound.removeIf(one -> one.uid().equals(pod.getMetadata().getUid()));
      read(pod, host);
    }
  }
}
