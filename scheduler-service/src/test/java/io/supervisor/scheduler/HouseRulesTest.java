package io.supervisor.scheduler;

import io.supervisor.platform.testing.KeepsHouseRules;

class HouseRulesTest implements KeepsHouseRules {

  @Override
  public String service() {
    return "io.supervisor.scheduler";
  }

  @Override
  public String kubernetes() {
    return "io.supervisor.scheduler.binding";
  }
}
