package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.fault.Fault;
import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import io.supervisor.simulator.write.DeleteOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Runs, in name only, the pods that are bound to hosts: they boot, run and end. */
final class Spherelet implements Controller {
  private static final Duration PULL_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_GOODBYE = Duration.ofMillis(200);
  private static final String NAME = "spherelet";

  private final Cluster cluster;
  private final Duration bootTime;
  private final HostCapacity capacity;
  private final PodAddresses addresses;
  private final Faults faults;
  private final Steps steps;
  private final Crashes crashes;

  Spherelet(Cluster cluster, Duration bootTime, Faults faults) {
    this.cluster = cluster;
    this.bootTime = bootTime;
    this.faults = faults;
    this.steps = new Steps(cluster.times());
    this.crashes = new Crashes(cluster, faults, steps);
    this.capacity = new HostCapacity(cluster.store());
    this.addresses = new PodAddresses(cluster.store());
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (!change.key().of(KindTable.POD)) {
      return List.of();
    }
    if (change.type() == Change.Type.DELETED) {
      steps.forget(change.object());
      return List.of();
    }
    return List.of(change.key());
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    return cluster
        .find(key)
        .filter(pod -> cluster.find(node(pod)).filter(HostObject::simulated).isPresent())
        .filter(pod -> !faults.down(Json.text(pod, "spec", "nodeName")))
        .flatMap(pod -> reconcile(key, pod));
  }

  private static ObjectKey node(JsonNode pod) {
    return KindTable.NODE.key("", Json.text(pod, "spec", "nodeName"));
  }

  private Optional<Duration> reconcile(ObjectKey key, ObjectNode pod) {
    if (Meta.deleting(pod)) {
      return end(key, pod);
    }
    return switch (Json.text(pod, "status", "phase")) {
      case "Pending" -> boot(key, pod);
      case "Running" -> crashes.step(key, pod).or(() -> finish(key, pod));
      default -> Optional.empty();
    };
  }

  private Optional<Duration> end(ObjectKey key, ObjectNode pod) {
    long grace = Json.number(pod, 0, "metadata", "deletionGracePeriodSeconds");
    Duration goodbye = Duration.ofSeconds(grace);
    goodbye = goodbye.compareTo(LONGEST_GOODBYE) < 0 ? goodbye : LONGEST_GOODBYE;
    Optional<Duration> left = steps.left(pod, "end", goodbye);
    if (left.isEmpty()) {
      cluster.removal().delete(KindTable.POD, key, DeleteOptions.now());
    }
    return left;
  }

  private Optional<Duration> boot(ObjectKey key, ObjectNode pod) {
    ObjectNode host = cluster.find(node(pod)).orElseThrow();
    if (Json.text(pod, "status", "startTime").isEmpty()) {
      Optional<String> shortage = capacity.shortage(pod, host);
      if (shortage.isPresent()) {
        reject(key, pod, shortage.get());
        return Optional.empty();
      }
      String now = cluster.times().now();
      PodStatus status = new PodStatus(pod, host, now);
      cluster.writer().editStatus(KindTable.POD, key, status::creating, PodStatus.WRITER);
    }
    Optional<Duration> left = steps.left(pod, "boot", bootTime(pod));
    if (left.isPresent()) {
      return left;
    }
    boolean noPull = faults.of(Fault.Type.IMAGE_PULL, pod).isPresent();
    Optional<String> lost = new PodImages(pod, noPull).lost();
    if (lost.isPresent()) {
      waitForImage(key, pod, lost.get());
      return Optional.of(PULL_PAUSE);
    }
    run(key, pod, host);
    return Optional.empty();
  }

  private void waitForImage(ObjectKey key, ObjectNode pod, String image) {
    PodImages images = new PodImages(pod, faults.of(Fault.Type.IMAGE_PULL, pod).isPresent());
    cluster.writer().editStatus(KindTable.POD, key, images::waiting, PodStatus.WRITER);
    cluster.events().warning(KindTable.POD, pod, NAME, "Failed", PodImages.message(image));
  }

  private void reject(ObjectKey key, ObjectNode pod, String resource) {
    String reason = "OutOf" + resource;
    String message = "Node didn't have enough resource: " + resource;
    cluster
        .writer()
        .editStatus(
            KindTable.POD,
            key,
            s ->
                s.put("phase", "Failed")
                    .put("reason", reason)
                    .put("message", message)
                    .put("startTime", cluster.times().now()),
            PodStatus.WRITER);
    cluster.events().warning(KindTable.POD, pod, NAME, reason, message);
  }

  private void run(ObjectKey key, ObjectNode pod, ObjectNode host) {
    PodStatus status = new PodStatus(pod, host, cluster.times().now());
    String address = addresses.next(Meta.name(host), Json.text(pod, "status", "podIP"));
    cluster
        .writer()
        .editStatus(KindTable.POD, key, s -> status.running(s, address), PodStatus.WRITER);
    for (JsonNode container : Json.at(pod, "spec", "containers")) {
      String name = Json.text(container, "name");
      String image = Json.text(container, "image");
      event(pod, "Pulled", "Container image \"" + image + "\" already present on machine");
      event(pod, "Created", "Created container: " + name);
      event(pod, "Started", "Started container " + name);
    }
  }

  private void event(ObjectNode pod, String reason, String message) {
    cluster.events().normal(KindTable.POD, pod, NAME, reason, message);
  }

  /** The pods of Jobs end well after a while; all others run on. */
  private Optional<Duration> finish(ObjectKey key, ObjectNode pod) {
    boolean ofJob =
        Meta.controller(pod).filter(c -> Json.text(c, "kind").equals("Job")).isPresent();
    if (!ofJob || !PodConditions.ready(pod)) {
      return Optional.empty();
    }
    Optional<Duration> left = steps.left(pod, "work", bootTime);
    if (left.isEmpty()) {
      ObjectNode host = cluster.find(node(pod)).orElseThrow();
      PodStatus status = new PodStatus(pod, host, cluster.times().now());
      cluster.writer().editStatus(KindTable.POD, key, status::succeeded, PodStatus.WRITER);
    }
    return left;
  }

  private Duration bootTime(ObjectNode pod) {
    Duration more = faults.of(Fault.Type.SLOW_BOOT, pod).map(Fault::delay).orElse(Duration.ZERO);
    return BootTimes.of(pod, bootTime).plus(more);
  }
}
