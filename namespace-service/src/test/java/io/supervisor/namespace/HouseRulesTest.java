package io.supervisor.namespace;

import io.supervisor.platform.testing.KeepsHouseRules;

class HouseRulesTest implements KeepsHouseRules {

  @Override
  public String service() {
    return "io.supervisor.namespace";
  }

  @Override
  public String kubernetes() {
    return "io.supervisor.namespace.cluster";
  }
}
