package io.supervisor.local;

import io.supervisor.local.client.Answer;
import io.supervisor.local.client.Api;
import io.supervisor.local.process.Deadline;
import io.supervisor.local.process.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes simulated Supervisors known to the suite and waits until all parts of it know them. */
final class Registration {

  private static final String NAME = "registration";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long POLL_MILLIS = 200;

  private final Api api;

  Registration(Api api) {
    this.api = api;
  }

  /** Registers all of them; those that are registered already stay as they are. */
  void register(List<SimulatedSupervisor> supervisors) throws InterruptedException {
    for (SimulatedSupervisor supervisor : supervisors) {
      Answer answer = api.put("/api/supervisor/supervisors/" + supervisor.id(), body(supervisor));
      answer.expect(204);
    }
    Deadline deadline = Deadline.in(LIMIT);
    for (SimulatedSupervisor supervisor : supervisors) {
      while (!known(supervisor.id())) {
        if (deadline.passed()) {
          throw new StartFailure(
              NAME,
              "%s is registered, but not all services know it after %d s"
                  .formatted(supervisor.id(), LIMIT.toSeconds()),
              "See the logs of namespace-service and catalog-service.");
        }
        Thread.sleep(POLL_MILLIS);
      }
    }
  }

  private static Map<String, String> body(SimulatedSupervisor supervisor) {
    try {
      return Map.of(
          "uuid", supervisor.uuid(),
          "name", supervisor.name(),
          "network_provider", supervisor.networkProvider(),
          "kubeconfig", Files.readString(supervisor.kubeconfig()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + supervisor.kubeconfig(), e);
    }
  }

  private boolean known(String id) throws InterruptedException {
    Answer installs =
        api.get("/api/vcenter/namespace-management/clusters/" + id + "/supervisor-services");
    return installs.ok() && !api.get("/api/supervisor/hosts?supervisor=" + id).body().isEmpty();
  }
}
