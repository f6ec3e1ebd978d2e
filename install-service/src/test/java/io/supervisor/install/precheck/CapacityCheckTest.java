package io.supervisor.install.precheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapacityCheckTest {

  @Test
  void whatWouldNotSurviveTheFailureOfAHostIsToldInTheWordsOfTheScheduler() {
    String danger = "If h1 failed, no other host would have room for Deployment/web of s/one.";

    Check check = CapacityCheck.of(refused(danger, Map.of("HOST_FAILURE", 2)));

    assertThat(check.outcome()).isEqualTo(Check.Outcome.FAIL);
    assertThat(check.reason()).isEqualTo(danger);
    assertThat(check.action()).contains("tolerate no host failure");
  }

  @Test
  void withoutRoomTheFiltersAreCounted() {
    Check check = CapacityCheck.of(refused("", Map.of("CPU", 2)));

    assertThat(check.reason())
        .isEqualTo("No host has room for a pod of Deployment/web: CPU removes 2.");
  }

  private static Foreseen refused(String danger, Map<String, Integer> removed) {
    return new Foreseen(false, Map.of(), "Deployment/web", danger, removed, List.of(), 0, 0);
  }
}
