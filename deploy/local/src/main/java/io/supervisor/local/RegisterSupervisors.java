package io.supervisor.local;

import io.supervisor.local.client.Api;
import java.net.URI;
import java.nio.file.Path;

/**
 * Makes simulated Supervisors known to a suite that runs somewhere: {@code URL READY_FILE}; user
 * and password come from the environment. Can be run again.
 */
public final class RegisterSupervisors {

  private RegisterSupervisors() {}

  /** Ends with a stack trace when the suite refuses. */
  public static void main(String[] arguments) throws InterruptedException {
    Api api =
        PatientLogin.at(
            URI.create(arguments[0]),
            System.getenv("SUPERVISOR_USER"),
            System.getenv("SUPERVISOR_PASSWORD"));
    new Registration(api).register(SimulatedSupervisor.read(Path.of(arguments[1])));
  }
}
