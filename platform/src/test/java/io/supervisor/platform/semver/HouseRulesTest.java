package io.supervisor.platform.semver;

import io.supervisor.platform.testing.KeepsHouseRules;

class HouseRulesTest implements KeepsHouseRules {

  @Override
  public String service() {
    return "io.supervisor.platform.semver";
  }
}
