package io.supervisor.simulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives Services of type LoadBalancer an address of the Supervisor's pool, and takes it back. */
final class LoadBalancer implements Controller {
  private final Cluster cluster;
  private final String prefix;

  /** The prefix is that of a /24 network: three numbers and a dot. */
  LoadBalancer(Cluster cluster, String prefix) {
    this.cluster = cluster;
    this.prefix = prefix;
  }

  @Override
  public Collection<ObjectKey> affected(Change change) {
    if (!change.key().of(KindTable.SERVICE)) {
      return List.of();
    }
    return change.type() == Change.Type.DELETED ? waiting() : List.of(change.key());
  }

  private List<ObjectKey> waiting() {
    return cluster.store().list(KindTable.SERVICE, "").stream()
        .filter(s -> balanced(s) && address(s).isEmpty())
        .map(KindTable.SERVICE::key)
        .toList();
  }

  @Override
  public Optional<Duration> reconcile(ObjectKey key) {
    cluster
        .find(key)
        .filter(s -> !Meta.deleting(s))
        .ifPresent(
            service -> {
              if (balanced(service) && address(service).isEmpty()) {
                free().ifPresent(ip -> assign(key, service, ip));
              } else if (!balanced(service) && !address(service).isEmpty()) {
                cluster.editStatus(
                    KindTable.SERVICE, key, s -> Json.child(s, "loadBalancer").removeAll());
              }
            });
    return Optional.empty();
  }

  private void assign(ObjectKey key, ObjectNode service, String ip) {
    cluster.editStatus(
        KindTable.SERVICE,
        key,
        status -> {
          ArrayNode ingress = Json.child(status, "loadBalancer").putArray("ingress");
          ingress.addObject().put("ip", ip).put("ipMode", "VIP");
        });
    cluster
        .events()
        .normal(
            KindTable.SERVICE,
            service,
            "service-controller",
            "EnsuredLoadBalancer",
            "Ensured load balancer");
  }

  private Optional<String> free() {
    Set<String> taken = new HashSet<>();
    cluster.store().list(KindTable.SERVICE, "").forEach(s -> taken.add(address(s)));
    for (int last = 2; last < 255; last++) {
      if (!taken.contains(prefix + last)) {
        return Optional.of(prefix + last);
      }
    }
    return Optional.empty();
  }

  private static boolean balanced(JsonNode service) {
    return Json.text(service, "spec", "type").equals("LoadBalancer");
  }

  private static String address(JsonNode service) {
    return service.at("/status/loadBalancer/ingress/0/ip").asText();
  }
}
