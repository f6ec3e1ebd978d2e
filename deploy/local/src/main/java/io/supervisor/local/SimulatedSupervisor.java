package io.supervisor.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** A Supervisor that the simulator serves. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SimulatedSupervisor(
    String id, String name, String uuid, String network, int port, Path kubeconfig) {

  static List<SimulatedSupervisor> read(Path file) {
    try {
      return List.of(new ObjectMapper().readValue(file.toFile(), SimulatedSupervisor[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** The name that the API has for its kind of network. */
  String networkProvider() {
    return network.equals("NSX") ? "NSXT_CONTAINER_PLUGIN" : "VSPHERE_NETWORK";
  }
}
