package io.supervisor.identity;

import io.supervisor.platform.testing.HouseRules;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  private final HouseRules rules = HouseRules.of("io.supervisor.identity");

  @Test
  void namesSayWhatAClassIs() {
    rules.namesSayWhatAClassIs();
  }

  @Test
  void onlyEdgesKnowHttp() {
    rules.onlyEdgesKnowHttp();
  }

  @Test
  void onlyOnePackageKnowsKubernetes() {
    rules.onlyThisPackageKnowsKubernetes("io.supervisor.none");
  }

  @Test
  void onlyConsumersKnowKafka() {
    rules.onlyConsumersKnowKafka();
  }

  @Test
  void everyEndpointDeclaresItsRoles() {
    rules.everyEndpointDeclaresItsRoles();
  }

  @Test
  void nobodyReadsTheWallClock() {
    rules.nobodyReadsTheWallClock();
  }

  @Test
  void staticFieldsAreFinal() {
    rules.staticFieldsAreFinal();
  }
}
