package io.supervisor.simulator.control;

import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.store.ObjectStore;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives running pods addresses of 10.244.x.y, where x stands for the host. */
record PodAddresses(ObjectStore store) {

  String next(String host, String current) {
    if (!current.isEmpty()) {
      return current;
    }
    Set<String> taken = new HashSet<>();
    store.list(KindTable.POD, "").forEach(p -> taken.add(Json.text(p, "status", "podIP")));
    List<String> hosts = store.list(KindTable.NODE, "").stream().map(Meta::name).toList();
    String prefix = "10.244." + (hosts.indexOf(host) + 1) % 256 + ".";
    int last = 2;
    while (taken.contains(prefix + last)) {
      last++;
    }
    return prefix + last;
  }
}
