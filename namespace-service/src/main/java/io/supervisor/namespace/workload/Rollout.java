package io.supervisor.namespace.workload;

import io.supervisor.namespace.cluster.Cluster;
import io.supervisor.namespace.cluster.ClusterObject;
import io.supervisor.namespace.cluster.ObjectRef;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings the objects of one generation to a Supervisor and looks how far they are. */
final class Rollout {

  private final Cluster cluster;
  private final String install;
  private final List<ClusterObject> objects;
  private final Map<ObjectRef, ClusterObject> applied = new HashMap<>();

  Rollout(Cluster cluster, String install, List<ClusterObject> objects) {
    this.cluster = cluster;
    this.install = install;
    this.objects = objects;
  }

  /** A cluster-wide object of the same name that somebody else owns, if there is one. */
  Optional<Trouble> takenByOthers() {
    for (ClusterObject object : objects) {
      if (object.ref().namespace().isEmpty()) {
        Optional<ClusterObject> found = cluster.find(object.ref());
        if (found.isPresent() && !found.get().belongsTo(install)) {
          return Optional.of(
              Trouble.of(
                  "ObjectTaken",
                  object.ref().readable(),
                  "%s exists and belongs to somebody else.".formatted(object.ref().readable()),
                  "Remove it or install the service that brings it only once."));
        }
      }
    }
    return Optional.empty();
  }

  /** Applies all objects in order. False when a definition is not served yet: try again. */
  boolean apply() {
    for (ClusterObject object : objects) {
      applied.put(object.ref(), cluster.apply(object));
      if (object.ref().kind().equals("CustomResourceDefinition") && !established(object.ref())) {
        return false;
      }
    }
    return true;
  }

  private boolean established(ObjectRef definition) {
    return cluster
        .find(definition)
        .filter(found -> Readiness.missing(found.content()).isEmpty())
        .isPresent();
  }

  /**
   * Deletes what an older generation brought and this one does not; what needs others to go, first
   * and alone. False when that is still there: try again.
   */
  boolean prune(Set<ObjectRef> remembered) {
    Set<ObjectRef> wanted = ObjectSet.refs(objects);
    List<ObjectRef> dropped = remembered.stream().filter(ref -> !wanted.contains(ref)).toList();
    List<ObjectRef> first =
        dropped.stream()
            .filter(ObjectSet::needsOthers)
            .filter(ref -> cluster.find(ref).isPresent())
            .toList();
    (first.isEmpty() ? dropped : first).forEach(cluster::delete);
    return first.isEmpty();
  }

  /** How the watched objects looked right after {@link #apply}. */
  List<ClusterObject> watched() {
    return applied.values().stream().filter(object -> cluster.watches(object.ref())).toList();
  }

  /**
   * The first object that is not ready, and what is missing; empty when everything runs. What is
   * ready as soon as it is there is not asked for.
   */
  Optional<Unready> unready() {
    for (ClusterObject object : objects) {
      if (!Readiness.takesTime(object.ref())) {
        continue;
      }
      Optional<ClusterObject> found = current(object.ref());
      Optional<String> missing =
          found.isEmpty() ? Optional.of("is missing") : Readiness.missing(found.get().content());
      if (missing.isPresent()) {
        return Optional.of(new Unready(found.orElse(object), missing.get()));
      }
    }
    return Optional.empty();
  }

  private Optional<ClusterObject> current(ObjectRef ref) {
    return applied.containsKey(ref) ? Optional.of(applied.get(ref)) : cluster.find(ref);
  }

  /** Whether a watch tells when an object gets ready. */
  boolean watched(Unready unready) {
    return cluster.watches(unready.object().ref());
  }

  /** Finds out why something does not run, without telling what its Secrets hold. */
  Diagnosis diagnosis() {
    return new Diagnosis(cluster, Redaction.of(objects));
  }

  /** Where load balanced Services are reached: these, and those that kapp-controller made. */
  List<Address> addresses() {
    Set<ClusterObject> services = new LinkedHashSet<>();
    for (ClusterObject object : objects) {
      if (object.ref().kind().equals("Service")) {
        cluster.find(object.ref()).ifPresent(services::add);
      } else if (ObjectSet.needsOthers(object.ref())) {
        services.addAll(cluster.list("v1", "Service", object.ref().namespace()));
      }
    }
    return services.stream().flatMap(service -> Address.of(service).stream()).distinct().toList();
  }
}
