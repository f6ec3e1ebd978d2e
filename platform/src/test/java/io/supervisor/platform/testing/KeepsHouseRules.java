package io.supervisor.platform.testing;

import org.junit.jupiter.api.Test;

/** The rules of the house as tests of one service: its test class only says which. */
public interface KeepsHouseRules {

  /** The package of the service. */
  String service();

  /** The only package that may know Kubernetes; none unless a service says otherwise. */
  default String kubernetes() {
    return "io.supervisor.none";
  }

  private HouseRules rules() {
    return HouseRules.of(service());
  }

  @Test
  default void namesSayWhatAClassIs() {
    rules().namesSayWhatAClassIs();
  }

  @Test
  default void onlyEdgesKnowHttp() {
    rules().onlyEdgesKnowHttp();
  }

  @Test
  default void onlyOnePackageKnowsKubernetes() {
    rules().onlyThisPackageKnowsKubernetes(kubernetes());
  }

  @Test
  default void onlyConsumersKnowKafka() {
    rules().onlyConsumersKnowKafka();
  }

  @Test
  default void everyEndpointDeclaresItsRoles() {
    rules().everyEndpointDeclaresItsRoles();
  }

  @Test
  default void nobodyReadsTheWallClock() {
    rules().nobodyReadsTheWallClock();
  }

  @Test
  default void entitiesAreEmptyWhenTheyAreMade() {
    rules().entitiesAreEmptyWhenTheyAreMade();
  }

  @Test
  default void listsOfEntitiesStay() {
    rules().listsOfEntitiesStay();
  }

  @Test
  default void staticFieldsAreFinal() {
    rules().staticFieldsAreFinal();
  }
}
