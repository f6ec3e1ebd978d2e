package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.model.Trait;
import io.supervisor.simulator.store.ObjectStore;
import java.time.Duration;
import java.util.List;

/** Deletes objects, at once or by marking them until nothing holds them back. */
public final class ObjectRemoval {
  /** Holds a definition until no resource of its kind is left. */
  public static final String CLEANUP = "customresourcecleanup.apiextensions.k8s.io";

  private static final long LONGEST_GRACE = Integer.MAX_VALUE;
  private static final List<String> PROTECTED = List.of("default", "kube-system", "kube-public");

  /** What a deletion left behind: the last state, and whether the object is still there. */
  public record Outcome(ObjectNode object, boolean kept) {}

  private final ObjectStore store;
  private final Timestamps times;

  public ObjectRemoval(ObjectStore store, Timestamps times) {
    this.store = store;
    this.times = times;
  }

  public Outcome delete(Kind kind, ObjectKey key, DeleteOptions options) {
    ObjectNode live = store.find(key).orElseThrow(() -> ApiFailure.notFound(kind, key.name()));
    check(kind, live, options);
    ObjectNode next = live.deepCopy();
    addPropagation(next, options);
    if (kind.equals(KindTable.CRD) && !Meta.deleting(live)) {
      Meta.addFinalizer(next, CLEANUP);
    }
    long grace = grace(kind, live, options);
    boolean kept = grace > 0 || !Meta.finalizers(next).isEmpty() || heldNamespace(kind, next);
    mark(kind, next, grace);
    if (options.dryRun()) {
      return new Outcome(next, kept);
    }
    if (!kept) {
      store.remove(key);
      ObjectNode last = kind.equals(KindTable.POD) ? next : live.deepCopy();
      Meta.of(last).put("resourceVersion", Long.toString(store.version()));
      return new Outcome(last, false);
    }
    return new Outcome(Json.same(live, next) ? live : store.put(key, next), true);
  }

  private void check(Kind kind, ObjectNode live, DeleteOptions options) {
    if (kind.equals(KindTable.NAMESPACE) && PROTECTED.contains(Meta.name(live))) {
      throw ApiFailure.forbidden(kind, Meta.name(live), "this namespace may not be deleted");
    }
    compare(kind, live, "UID", options.uid(), Meta.uid(live), "deleted and then recreated");
    String version = Meta.resourceVersion(live);
    compare(kind, live, "ResourceVersion", options.resourceVersion(), version, "modified");
  }

  private static void compare(
      Kind kind, ObjectNode live, String what, String wanted, String found, String why) {
    if (wanted.isEmpty() || wanted.equals(found)) {
      return;
    }
    String message =
        "Operation cannot be fulfilled on %s \"%s\": the %s in the precondition (%s) does not match the %s in record (%s). The object might have been %s"
            .formatted(kind.kind(), Meta.name(live), what, wanted, what, found, why);
    ApiFailure failure = ApiFailure.withEmptyDetails(409, "Conflict", message);
    Json.child(failure.status(), "details").put("name", Meta.name(live)).put("kind", kind.kind());
    throw failure;
  }

  private static void addPropagation(ObjectNode object, DeleteOptions options) {
    if (options.propagation().equals("Foreground")) {
      Meta.addFinalizer(object, "foregroundDeletion");
    } else if (options.propagation().equals("Orphan")) {
      Meta.addFinalizer(object, "orphan");
    }
  }

  private static long grace(Kind kind, ObjectNode pod, DeleteOptions options) {
    String phase = Json.text(pod, "status", "phase");
    boolean running = !Json.text(pod, "spec", "nodeName").isEmpty();
    boolean over = phase.equals("Succeeded") || phase.equals("Failed");
    if (!kind.equals(KindTable.POD) || !running || over) {
      return 0;
    }
    long grace =
        options.graceSeconds() >= 0
            ? options.graceSeconds()
            : Json.number(pod, 30, "spec", "terminationGracePeriodSeconds");
    long left = Json.number(pod, Long.MAX_VALUE, "metadata", "deletionGracePeriodSeconds");
    return Math.min(LONGEST_GRACE, Math.min(grace, left));
  }

  private static boolean heldNamespace(Kind kind, ObjectNode object) {
    return kind.equals(KindTable.NAMESPACE) && !Json.at(object, "spec", "finalizers").isEmpty();
  }

  private void mark(Kind kind, ObjectNode object, long grace) {
    ObjectNode metadata = Meta.of(object);
    boolean shorter =
        Meta.deleting(object) && grace < Json.number(metadata, 0, "deletionGracePeriodSeconds");
    if (Meta.deleting(object) && !shorter) {
      return;
    }
    if (!Meta.deleting(object) && kind.has(Trait.GENERATION)) {
      metadata.put("generation", Meta.generation(object) + 1);
    }
    metadata.put("deletionTimestamp", times.in(Duration.ofSeconds(grace)));
    if (kind.equals(KindTable.NAMESPACE)) {
      Json.child(object, "status").put("phase", "Terminating");
    } else {
      metadata.put("deletionGracePeriodSeconds", grace);
    }
  }
}
