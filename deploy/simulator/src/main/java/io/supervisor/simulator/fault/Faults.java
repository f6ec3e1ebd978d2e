package io.supervisor.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.fault.Fault.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faults that one Supervisor has now. Only its own thread may use them. */
public final class Faults {
  private final Map<String, Fault> active = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** Hears of every fault that comes or goes. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  public void add(Fault fault) {
    active.put(fault.id(), fault);
    tell();
  }

  public boolean remove(String id) {
    boolean found = active.remove(id) != null;
    tell();
    return found;
  }

  public void clear() {
    active.clear();
    tell();
  }

  private void tell() {
    List.copyOf(listeners).forEach(Runnable::run);
  }

  public List<Fault> all() {
    return List.copyOf(active.values());
  }

  /** The fault of that type that hits the request; one that was to hit it only so often counts. */
  public Optional<Fault> take(Type type, String method, String path) {
    Optional<Fault> found =
        active.values().stream().filter(f -> f.type() == type && f.hits(method, path)).findFirst();
    found.filter(f -> f.times() > 0).ifPresent(this::count);
    return found;
  }

  private void count(Fault fault) {
    if (fault.times() == 1) {
      active.remove(fault.id());
    } else {
      active.put(fault.id(), fault.once());
    }
  }

  /** The fault of that type that the pod has. */
  public Optional<Fault> of(Type type, JsonNode pod) {
    return active.values().stream().filter(f -> f.type() == type && f.hits(pod)).findFirst();
  }

  public boolean down(String host) {
    return active.values().stream()
        .anyMatch(f -> f.type() == Type.HOST_DOWN && f.host().equals(host));
  }
}
