package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a removal finds still there: objects of the install, its namespace and what is in it. */
final class Residue {

  /** Every namespace has these by itself. */
  private static final Set<String> FURNITURE =
      Set.of("ServiceAccount/default", "ConfigMap/kube-root-ca.crt");

  private final Cluster cluster;
  private final List<ClusterObject> objects;
  private final List<ClusterObject> inside;
  private final Optional<ClusterObject> namespace;

  private Residue(
      Cluster cluster,
      List<ClusterObject> objects,
      List<ClusterObject> inside,
      Optional<ClusterObject> namespace) {
    this.cluster = cluster;
    this.objects = objects;
    this.inside = inside;
    this.namespace = namespace;
  }

  /** Looks into the namespace, which is empty when it is gone or not ours. */
  static Residue of(Cluster cluster, List<ClusterObject> own, Optional<ClusterObject> namespace) {
    List<ClusterObject> inside =
        namespace.map(home -> cluster.contents(home.ref().name())).orElse(List.of());
    Map<ObjectRef, ClusterObject> all = new LinkedHashMap<>();
    own.forEach(object -> all.put(object.ref(), object));
    inside.stream().filter(object -> !furniture(object)).forEach(o -> all.put(o.ref(), o));
    return new Residue(cluster, List.copyOf(all.values()), inside, namespace);
  }

  /** Whether an object is in every namespace. */
  static boolean furniture(ClusterObject object) {
    return FURNITURE.contains(object.ref().readable()) && Remaining.finalizers(object).isEmpty();
  }

  /** What to tell about it. */
  Remaining remaining(Instant now, Duration stuckAfter) {
    List<ClusterObject> all = new ArrayList<>(objects);
    namespace.ifPresent(all::add);
    return Remaining.of(all, Redaction.of(inside), now, stuckAfter);
  }

  /** Whether letting go leaves what only the owner of a finalizer knows: kapp's or instances. */
  boolean leavesMore(Instant now, Duration stuckAfter) {
    return objects.stream()
        .filter(object -> Remaining.overdue(object, now, stuckAfter))
        .filter(object -> !Remaining.finalizers(object).isEmpty())
        .map(ClusterObject::ref)
        .anyMatch(
            ref -> ObjectSet.needsOthers(ref) || ref.kind().equals("CustomResourceDefinition"));
  }

  /** Takes away what has held objects for too long; the namespace's own hold when it is empty. */
  void letGo(Instant now, Duration stuckAfter) {
    for (ClusterObject object : objects) {
      if (Remaining.overdue(object, now, stuckAfter)) {
        cluster.letGo(object.ref());
      }
    }
    if (inside.isEmpty()) {
      namespace
          .filter(home -> Remaining.overdue(home, now, stuckAfter))
          .ifPresent(home -> cluster.letGo(home.ref()));
    }
  }
}
