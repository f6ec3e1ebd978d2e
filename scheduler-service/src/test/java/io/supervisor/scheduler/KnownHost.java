package io.supervisor.scheduler;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import java.time.Duration;

/** Hosts of a Supervisor that the service has heard of. */
public final class KnownHost {

  private KnownHost() {}

  /** One with 1000 millicores, 1024 MiB and 9 places for pods. */
  public static void small(String supervisor, String name) {
    of(supervisor, name, 1_000, 1_024, 9);
  }

  /** Tells of a host, and waits until it is known. */
  public static void of(String supervisor, String name, int cpu, int memory, int pods) {
    tell(supervisor, name, 1, "true", cpu, memory, pods, "{}");
    seen(supervisor, name, true);
  }

  /** A small one that has something else, too. */
  public static void with(String supervisor, String name, String resources) {
    tell(supervisor, name, 1, "true", 1_000, 1_024, 9, resources);
    seen(supervisor, name, true);
  }

  /** A small one that takes no pods from now on. */
  public static void cordoned(String supervisor, String name) {
    tell(supervisor, name, 2, "false", 1_000, 1_024, 9, "{}");
    seen(supervisor, name, false);
  }

  /** One that was cordoned and takes pods again. */
  public static void open(String supervisor, String name) {
    tell(supervisor, name, 3, "true", 1_000, 1_024, 9, "{}");
    seen(supervisor, name, true);
  }

  private static void tell(
      String supervisor,
      String name,
      int version,
      String open,
      int cpu,
      int memory,
      int pods,
      String resources) {
    Topic.named("supervisor.namespace.hosts.v1")
        .publish(
            "/namespace-service",
            "io.supervisor.namespace.host-changed.v1",
            supervisor + "/" + name,
            version,
            supervisor + name + version,
            """
            {"supervisor":"%s","host":"%s","schedulable":%s,"cpu_millicores":%d,"memory_mib":%d,"pods":%d,"resources":%s}"""
                .formatted(supervisor, name, open, cpu, memory, pods, resources));
  }

  private static void seen(String supervisor, String name, boolean open) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        given()
                            .auth()
                            .oauth2(Tokens.of("vic", "viewer"))
                            .get("/api/supervisor/capacity/" + supervisor)
                            .jsonPath()
                            .getList("hosts.findAll { it.schedulable == %s }.name".formatted(open)))
                    .contains(name));
  }
}
