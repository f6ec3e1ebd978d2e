package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Stands in for kapp-controller's part that turns a PackageInstall into an App of the same name,
 * and shows how far that is.
 */
final class PackageInstallController implements Controller {
  static final String FINALIZER = "finalizers.packageinstall.packaging.carvel.dev/delete";
  private static final String DOWNGRADABLE = "packaging.carvel.dev/downgradable";
  private static final List<String> TAKES_VALUES = List.of("ytt", "helmTemplate");

  private final Cluster cluster;
  private final Kinds kinds;

  PackageInstallController(Cluster cluster, Kinds kinds) {
    this.cluster = cluster;
    this.kinds = kinds;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    ObjectKey key = change.key();
    if (key.is(CarvelDefinitions.PACKAGING, "packageinstalls")) {
      return List.of(key);
    }
    if (key.is(CarvelDefinitions.KAPPCTRL, "apps")) {
      return List.of(install(key.namespace(), key.name()));
    }
    List<ObjectKey> keys = new ArrayList<>();
    if (key.is(CarvelDefinitions.DATA, "packages")) {
      cluster
          .store()
          .list(CarvelDefinitions.PACKAGING, "packageinstalls", key.namespace())
          .forEach(install -> keys.add(install(key.namespace(), Meta.name(install))));
    }
    return keys;
  }

  private static ObjectKey install(String namespace, String name) {
    return new ObjectKey(CarvelDefinitions.PACKAGING, "packageinstalls", namespace, name);
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    Optional<Kind> kind = kinds.find(key.group(), key.plural());
    Optional<Kind> app = kinds.find(CarvelDefinitions.KAPPCTRL, "apps");
    Optional<ObjectNode> install = cluster.find(key);
    if (kind.isPresent() && app.isPresent() && install.isPresent()) {
      reconcile(kind.get(), app.get(), key, install.get());
    }
    return Optional.empty();
  }

  private void reconcile(Kind kind, Kind appKind, ObjectKey key, ObjectNode install) {
    ObjectKey appKey = appKind.key(key.namespace(), key.name());
    if (Meta.deleting(install)) {
      delete(kind, appKind, key, appKey);
      return;
    }
    if (!Meta.finalizers(install).contains(FINALIZER)) {
      cluster.edit(kind, key, i -> Meta.addFinalizer(i, FINALIZER));
      return;
    }
    long generation = Meta.generation(install);
    if (CarvelStatus.held(install)) {
      cluster.editStatus(kind, key, status -> CarvelStatus.paused(status, generation));
      return;
    }
    try {
      deploy(kind, appKind, key, install);
      mirror(kind, key, generation, cluster.find(appKey));
    } catch (CarvelFailure e) {
      String why = e.getMessage();
      cluster.editStatus(
          kind, key, status -> CarvelStatus.set(status, generation, CarvelStatus.FAILED, why));
    }
  }

  private void deploy(Kind kind, Kind appKind, ObjectKey key, ObjectNode install) {
    Collection<ObjectNode> packages =
        cluster.store().list(CarvelDefinitions.DATA, "packages", key.namespace());
    ObjectNode chosen = new PackageChoice(packages).of(install);
    String version = Json.text(chosen, "spec", "version");
    String last = Json.text(install, "status", "lastAttemptedVersion");
    cluster.editStatus(kind, key, status -> status.put("version", version));
    boolean lower =
        !last.isEmpty() && PackageVersion.parse(version).compareTo(PackageVersion.parse(last)) < 0;
    if (lower && !Json.at(install, "metadata", "annotations").has(DOWNGRADABLE)) {
      throw new CarvelFailure(
          "Stopped installing matched version '%s' since last attempted version '%s' is higher. Add annotation %s to PackageInstall to proceed with downgrade"
              .formatted(version, last, DOWNGRADABLE));
    }
    cluster.editStatus(kind, key, status -> status.put("lastAttemptedVersion", version));
    ObjectNode spec = spec(install, chosen);
    ObjectKey appKey = appKind.key(key.namespace(), key.name());
    if (cluster.find(appKey).isPresent()) {
      cluster.edit(appKind, appKey, app -> app.set("spec", spec));
    } else {
      ObjectNode app = Json.object();
      Meta.of(app).put("name", key.name());
      Meta.setController(app, kind, install);
      app.set("spec", spec);
      cluster.create(appKind, key.namespace(), app);
    }
  }

  /** The Package's template with what the PackageInstall says about who, where and how. */
  private static ObjectNode spec(ObjectNode install, ObjectNode chosen) {
    ObjectNode spec = Json.object();
    if (Json.at(chosen, "spec", "template", "spec") instanceof ObjectNode template) {
      spec.setAll(template.deepCopy());
    }
    copy(install, spec, "serviceAccountName", "cluster", "defaultNamespace", "noopDelete");
    spec.put("syncPeriod", "10m");
    copy(install, spec, "syncPeriod");
    for (JsonNode step : spec.path("template")) {
      for (String way : TAKES_VALUES) {
        if (step.path(way) instanceof ObjectNode found) {
          ArrayNode from = Json.list(found, "valuesFrom");
          Json.at(install, "spec", "values").forEach(value -> from.add(value.deepCopy()));
          return spec;
        }
      }
    }
    return spec;
  }

  private static void copy(ObjectNode install, ObjectNode spec, String... names) {
    for (String name : names) {
      JsonNode value = Json.at(install, "spec", name);
      if (!value.isMissingNode()) {
        spec.set(name, value.deepCopy());
      }
    }
  }

  private void mirror(Kind kind, ObjectKey key, long generation, Optional<ObjectNode> app) {
    String type =
        app.filter(CarvelStatus::observed)
            .map(CarvelStatus::condition)
            .filter(found -> !found.isEmpty())
            .orElse(CarvelStatus.RECONCILING);
    String error = app.filter(CarvelStatus::observed).map(CarvelStatus::error).orElse("");
    cluster.editStatus(kind, key, status -> CarvelStatus.set(status, generation, type, error));
  }

  private void delete(Kind kind, Kind appKind, ObjectKey key, ObjectKey appKey) {
    Optional<ObjectNode> app = cluster.find(appKey);
    if (app.isEmpty()) {
      cluster.edit(kind, key, i -> Meta.removeFinalizer(i, FINALIZER));
      return;
    }
    ObjectNode install = cluster.find(key).orElseThrow();
    String failed = CarvelStatus.DELETE_FAILED;
    boolean stuck = CarvelStatus.condition(app.get()).equals(failed);
    String error = stuck ? CarvelStatus.error(app.get()) : "";
    long generation = Meta.generation(install);
    cluster.editStatus(
        kind,
        key,
        s -> CarvelStatus.set(s, generation, stuck ? failed : CarvelStatus.DELETING, error));
    if (!Meta.deleting(app.get())) {
      cluster.edit(
          appKind,
          appKey,
          a ->
              copy(
                  install,
                  Json.child(a, "spec"),
                  "serviceAccountName",
                  "cluster",
                  "noopDelete",
                  "paused",
                  "canceled",
                  "defaultNamespace"));
      cluster.delete(appKind, appKey);
    }
  }
}
