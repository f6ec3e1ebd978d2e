package io.supervisor.catalog;

import io.supervisor.platform.testing.KeepsHouseRules;

class HouseRulesTest implements KeepsHouseRules {

  @Override
  public String service() {
    return "io.supervisor.catalog";
  }
}
