package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ObjectStore;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Gives Services addresses of 10.96.0.0/16 and node ports of 30000-32767 that nobody else has. */
final class ServiceAddresses {
  private static final String PREFIX = "10.96.";
  private static final String API = "10.96.0.1";
  private static final int FIRST_PORT = 30000;
  private static final int LAST_PORT = 32767;

  private final ObjectStore store;
  private final Random random = new Random();

  ServiceAddresses(ObjectStore store) {
    this.store = store;
  }

  void assign(Kind kind, ObjectNode service, boolean dryRun) {
    if (!kind.equals(KindTable.SERVICE)) {
      return;
    }
    ObjectNode spec = Json.child(service, "spec");
    FieldErrors errors = new FieldErrors();
    if (Json.text(spec, "type").equals("ExternalName")) {
      spec.remove("clusterIP");
      spec.remove("clusterIPs");
    } else {
      Json.putIfAbsent(spec, "ipFamilyPolicy", "SingleStack");
      if (!spec.has("ipFamilies")) {
        spec.putArray("ipFamilies").add("IPv4");
      }
      address(service, spec, dryRun, errors);
    }
    nodePorts(service, spec, errors);
    errors.throwIfAny(kind, Meta.name(service));
  }

  private void address(ObjectNode service, ObjectNode spec, boolean dryRun, FieldErrors errors) {
    String wanted = Json.text(spec, "clusterIP");
    if (wanted.isEmpty()) {
      spec.put("clusterIP", dryRun ? "10.96.0.0" : free(service));
    } else if (!wanted.equals("None")) {
      String why = "failed to allocate IP " + wanted + ": ";
      if (!wanted.startsWith(PREFIX)) {
        why += "the provided network does not match the current range";
        errors.invalid("spec.clusterIPs", "[\"" + wanted + "\"]", why);
      } else if (addresses(service).contains(wanted)) {
        why += "provided IP is already allocated";
        errors.invalid("spec.clusterIPs", "[\"" + wanted + "\"]", why);
      }
    }
    spec.putArray("clusterIPs").add(Json.text(spec, "clusterIP"));
  }

  private String free(ObjectNode service) {
    Set<String> taken = addresses(service);
    String address;
    do {
      address = PREFIX + random.nextInt(256) + "." + (1 + random.nextInt(254));
    } while (taken.contains(address) || address.equals(API));
    return address;
  }

  private Set<String> addresses(ObjectNode except) {
    Set<String> taken = new HashSet<>();
    others(except).forEach(s -> taken.add(Json.text(s, "spec", "clusterIP")));
    return taken;
  }

  private List<ObjectNode> others(ObjectNode except) {
    return store.list(KindTable.SERVICE, "").stream()
        .filter(s -> !Meta.uid(s).equals(Meta.uid(except)))
        .toList();
  }

  private void nodePorts(ObjectNode service, ObjectNode spec, FieldErrors errors) {
    String type = Json.text(spec, "type");
    boolean wanted =
        type.equals("NodePort")
            || type.equals("LoadBalancer")
                && spec.path("allocateLoadBalancerNodePorts").asBoolean();
    Set<Long> taken = new HashSet<>();
    others(service).forEach(s -> s.path("spec").path("ports").forEach(p -> taken.add(nodePort(p))));
    int index = 0;
    for (JsonNode port : spec.path("ports")) {
      if (!wanted) {
        ((ObjectNode) port).remove("nodePort");
      } else {
        nodePort((ObjectNode) port, "spec.ports[" + index + "].nodePort", taken, errors);
      }
      index++;
    }
  }

  private static long nodePort(JsonNode port) {
    return Json.number(port, 0, "nodePort");
  }

  private void nodePort(ObjectNode port, String path, Set<Long> taken, FieldErrors errors) {
    long wanted = nodePort(port);
    if (wanted == 0 && taken.size() > LAST_PORT - FIRST_PORT) {
      errors.invalid(path, "0", "failed to allocate a nodePort: range is full");
    } else if (wanted == 0) {
      long free;
      do {
        free = FIRST_PORT + random.nextInt(LAST_PORT - FIRST_PORT + 1);
      } while (!taken.add(free));
      port.put("nodePort", (int) free);
    } else if (wanted < FIRST_PORT || wanted > LAST_PORT) {
      String why =
          "provided port is not in the valid range. The range of valid ports is 30000-32767";
      errors.invalid(path, Long.toString(wanted), why);
    } else if (!taken.add(wanted)) {
      errors.invalid(path, Long.toString(wanted), "provided port is already allocated");
    }
  }
}
