package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.local.Suite;
import io.supervisor.local.client.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What would be, asked through the gateway, and by a precheck of the scheduler. */
@ExtendWith(SuiteExtension.class)
class WhatIfIT {

  private static final String SUPERVISOR = "domain-c9";
  private static final String CAPACITY = "/api/supervisor/capacity/" + SUPERVISOR;

  private final Api api;
  private final Contour contour;

  WhatIfIT(Suite suite) throws InterruptedException {
    this.api = suite.api();
    this.contour = new Contour(api);
  }

  @Test
  void aPrecheckSaysWhereThePodsWouldGoAndHoldsUntilSomethingChanges() throws Exception {
    contour.register();
    String path = "/api/supervisor/installs/%s/%s/precheck".formatted(SUPERVISOR, Contour.SERVICE);

    // what was registered a moment ago is known to install-service a moment later
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              JsonNode made = api.post(path, Map.of("version", Contour.NEW)).expect(200).body();
              JsonNode capacity = check(made, "capacity");
              assertThat(capacity.path("outcome").asText()).isEqualTo("PASS");
              assertThat(capacity.path("reason").asText())
                  .startsWith("Its pods find hosts: esxi-01." + SUPERVISOR)
                  .contains("millicores and");
              JsonNode kept = api.get(path).expect(200).body();
              assertThat(kept.path("checks")).isEqualTo(made.path("checks"));
            });
  }

  @Test
  void withoutItsHostsNothingFitsAndNothingHasChanged() throws Exception {
    JsonNode before = api.get(CAPACITY).expect(200).body();
    List<String> hosts = new ArrayList<>();
    before.path("hosts").forEach(host -> hosts.add(host.path("name").asText()));
    assertThat(hosts).isNotEmpty();

    JsonNode answer =
        api.post(
                "/api/supervisor/what-if",
                Map.of(
                    "supervisor",
                    SUPERVISOR,
                    "lose",
                    hosts.subList(1, hosts.size()),
                    "place",
                    List.of(
                        Map.of(
                            "workload",
                            "Deployment/web",
                            "pods",
                            1,
                            "cpu_millicores",
                            1_000_000,
                            "memory_mib",
                            16))))
            .expect(200)
            .body();

    assertThat(answer.path("placed").asBoolean()).isFalse();
    assertThat(answer.path("refused").asText()).isEqualTo("Deployment/web");
    assertThat(answer.path("rejections").path(0).path("filter").asText()).isEqualTo("CPU");
    assertThat(answer.path("remedies").path(0).asText()).contains("millicores less CPU on esxi-01");
    assertThat(answer.path("hosts")).hasSize(1);
    assertThat(api.get(CAPACITY).expect(200).body().path("hosts")).hasSize(hosts.size());
  }

  private static JsonNode check(JsonNode precheck, String name) {
    for (JsonNode one : precheck.path("checks")) {
      if (one.path("name").asText().equals(name)) {
        return one;
      }
    }
    throw new AssertionError("no check " + name + " in " + precheck);
  }
}
