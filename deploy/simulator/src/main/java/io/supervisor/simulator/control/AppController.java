package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stands in for kapp-controller's part that deploys an App, waits for it and takes it away. */
final class AppController implements Controller {
  static final String FINALIZER = "finalizers.kapp-ctrl.k14s.io/delete";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final Kinds kinds;
  private final Set<ObjectKey> due = new HashSet<>();
  private final Map<ObjectKey, Instant> notBefore = new HashMap<>();

  AppController(Cluster cluster, Kinds kinds) {
    this.cluster = cluster;
    this.kinds = kinds;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    ObjectKey key = change.key();
    if (key.is(CarvelDefinitions.KAPPCTRL, "apps")) {
      return List.of(key);
    }
    List<ObjectKey> keys = new ArrayList<>();
    boolean secret = key.of(KindTable.SECRET);
    if (secret || key.of(KindTable.SERVICE_ACCOUNT)) {
      for (ObjectNode app : apps(key.namespace())) {
        if (secret ? values(app).contains(key.name()) : account(app).equals(key.name())) {
          ObjectKey found =
              new ObjectKey(CarvelDefinitions.KAPPCTRL, "apps", key.namespace(), Meta.name(app));
          notBefore.remove(found);
          if (secret) {
            due.add(found);
          }
          keys.add(found);
        }
      }
    }
    return keys;
  }

  private Collection<ObjectNode> apps(String namespace) {
    return cluster.store().list(CarvelDefinitions.KAPPCTRL, "apps", namespace);
  }

  private static List<String> values(JsonNode app) {
    List<String> names = new ArrayList<>();
    for (JsonNode step : Json.at(app, "spec", "template")) {
      step.forEach(
          way -> way.path("valuesFrom").forEach(v -> names.add(Json.text(v, "secretRef", "name"))));
    }
    return names;
  }

  private static String account(JsonNode app) {
    return Json.text(app, "spec", "serviceAccountName");
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<Kind> kind = kinds.find(key.group(), key.plural());
    Optional<ObjectNode> app = cluster.find(key);
    if (kind.isEmpty() || app.isEmpty()) {
      notBefore.remove(key);
      due.remove(key);
      return Optional.empty();
    }
    return Meta.deleting(app.get())
        ? attempt(kind.get(), key, app.get(), CarvelStatus.DELETE_FAILED)
        : reconcile(kind.get(), key, app.get());
  }

  private Optional<Duration> reconcile(Kind kind, ObjectKey key, ObjectNode app) {
    if (!Meta.finalizers(app).contains(FINALIZER)) {
      cluster.edit(kind, key, a -> Meta.addFinalizer(a, FINALIZER));
      return Optional.empty();
    }
    long generation = Meta.generation(app);
    if (CarvelStatus.held(app)) {
      cluster.editStatus(kind, key, status -> CarvelStatus.paused(status, generation));
      return Optional.empty();
    }
    if (due.remove(key) || !CarvelStatus.observed(app)) {
      notBefore.remove(key);
      cluster.editStatus(
          kind,
          key,
          status -> {
            CarvelStatus.set(status, generation, CarvelStatus.RECONCILING, "");
            status.remove("deploy");
          });
      return Optional.of(LOOK_AGAIN);
    }
    return CarvelStatus.condition(app).equals(CarvelStatus.SUCCEEDED)
        ? Optional.empty()
        : attempt(kind, key, app, CarvelStatus.FAILED);
  }

  /** Does one step; a failure is shown and tried again after a while. */
  private Optional<Duration> attempt(Kind kind, ObjectKey key, ObjectNode app, String failure) {
    Instant now = cluster.times().instant();
    if (notBefore.getOrDefault(key, Instant.MIN).isAfter(now)) {
      return Optional.empty();
    }
    try {
      return Meta.deleting(app) ? delete(kind, key, app) : deploy(kind, key, app);
    } catch (CarvelFailure e) {
      notBefore.put(key, now.plus(TRY_AGAIN));
      String why = e.getMessage();
      cluster.editStatus(
          kind, key, status -> CarvelStatus.set(status, Meta.generation(app), failure, why));
      return Optional.of(TRY_AGAIN);
    }
  }

  private Optional<Duration> deploy(Kind kind, ObjectKey key, ObjectNode app) {
    AppObjects objects = new AppObjects(cluster, kinds, app);
    boolean failed = CarvelStatus.condition(app).equals(CarvelStatus.FAILED);
    if (failed || Json.at(app, "status", "deploy").isMissingNode()) {
      checkAccount(app);
      objects.deploy(new AppSource(app).objects());
      String now = cluster.times().now();
      cluster.editStatus(
          kind,
          key,
          status -> {
            CarvelStatus.set(status, Meta.generation(app), CarvelStatus.RECONCILING, "");
            status.putObject("deploy").put("startedAt", now);
          });
      return Optional.of(LOOK_AGAIN);
    }
    if (!objects.ready()) {
      return Optional.of(LOOK_AGAIN);
    }
    cluster.editStatus(
        kind,
        key,
        status -> {
          CarvelStatus.set(status, Meta.generation(app), CarvelStatus.SUCCEEDED, "");
          Json.child(status, "deploy").put("exitCode", 0).put("finished", true);
        });
    return Optional.empty();
  }

  private void checkAccount(ObjectNode app) {
    String name = account(app);
    if (name.isEmpty()) {
      throw new CarvelFailure("Expected service account or cluster specified");
    }
    if (cluster.find(KindTable.SERVICE_ACCOUNT.key(Meta.namespace(app), name)).isEmpty()) {
      throw new CarvelFailure(
          "Getting service account: serviceaccounts \"" + name + "\" not found");
    }
  }

  private Optional<Duration> delete(Kind kind, ObjectKey key, ObjectNode app) {
    AppObjects objects = new AppObjects(cluster, kinds, app);
    List<ObjectKey> made = objects.made();
    boolean leave = Json.at(app, "spec", "noopDelete").asBoolean() || endsAnyway(app, made);
    if (!leave) {
      checkAccount(app);
    }
    if (leave || made.isEmpty()) {
      cluster.edit(kind, key, a -> Meta.removeFinalizer(a, FINALIZER));
      return Optional.empty();
    }
    made.forEach(objects::delete);
    cluster.editStatus(
        kind,
        key,
        status -> CarvelStatus.set(status, Meta.generation(app), CarvelStatus.DELETING, ""));
    return Optional.of(LOOK_AGAIN);
  }

  /** Whether everything goes with the namespace, so that nothing is left to do. */
  private boolean endsAnyway(ObjectNode app, List<ObjectKey> made) {
    String namespace = Meta.namespace(app);
    return cluster.find(KindTable.NAMESPACE.key("", namespace)).filter(Meta::deleting).isPresent()
        && made.stream().allMatch(key -> key.namespace().equals(namespace));
  }
}
