package io.supervisor.install;

import io.supervisor.platform.testing.KeepsHouseRules;

class HouseRulesTest implements KeepsHouseRules {

  @Override
  public String service() {
    return "io.supervisor.install";
  }

  @Override
  public String kubernetes() {
    return "io.supervisor.install.bundle";
  }
}
