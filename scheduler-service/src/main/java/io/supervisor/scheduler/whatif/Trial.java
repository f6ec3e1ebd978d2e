package io.supervisor.scheduler.whatif;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import io.supervisor.scheduler.capacity.MoveView;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.placement.Forecast;
import io.supervisor.scheduler.placement.Survival;
import io.supervisor.scheduler.placement.WhatIf;
import io.supervisor.scheduler.slot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Supposes what an order says, on a copy of a Supervisor. */
record Trial(Snapshot snapshot, WhatIf whatIf) {

  /** A question with more keeps the service from its decisions. */
  private static final int MOST_PODS = 10_000;

  /** Pods that are placed to make a forecast, over all failures of a host: some seconds. */
  private static final long MOST_COUNTED = 2_000_000;

  static Trial on(Snapshot snapshot) {
    return new Trial(snapshot, snapshot.whatIf());
  }

  WhatIfView run(WhatIfOrder order) {
    check(order);
    order.add().forEach(host -> whatIf.add(host.room()));
    List<MoveView> moves =
        whatIf.without(order.lose(), order.drain()).stream().map(MoveView::of).toList();
    Decision decision = decision(order);
    List<MoveView> clearing =
        order.demands().stream()
            .filter(one -> one.workload().equals(decision.refused()) && !one.everyHost())
            .filter(one -> decision.danger().isEmpty())
            .findFirst()
            .flatMap(one -> whatIf.roomFor(order.install(), one))
            .stream()
            .flatMap(room -> room.moves().stream())
            .map(MoveView::of)
            .toList();
    return WhatIfView.of(this, moves, decision, clearing, forecast(order));
  }

  private List<Forecast> forecast(WhatIfOrder order) {
    List<Demand> sizes = order.forecast().stream().map(WhatIfOrder.PodSize::demand).toList();
    List<Forecast> now = sizes.stream().map(whatIf::more).toList();
    if (sizes.isEmpty() || !snapshot.settings().survivesHostFailure()) {
      return now;
    }
    checkHosts();
    Survival survival = whatIf.survival();
    long pods = survival.held().size() + now.stream().mapToLong(Forecast::pods).sum();
    if (whatIf.free().size() * pods > MOST_COUNTED) {
      throw ApiFailure.of(
          ErrorType.UNSUPPORTED,
          "io.supervisor.whatif.toomanysizes",
          "The hosts of the Supervisor (%s) have room for too many pods to count them for the failure of each"
              + " host. Ask for fewer or larger sizes at once, or tolerate no host failure in the placement"
              + " settings.",
          snapshot.supervisor());
    }
    return survival.more(sizes, now);
  }

  /** As a request for hosts would be answered, with the settings of the Supervisor. */
  private Decision decision(WhatIfOrder order) {
    if (order.demands().isEmpty() || !snapshot.settings().survivesHostFailure()) {
      return whatIf.place(order.install(), order.demands());
    }
    checkHosts();
    return whatIf.placeSurviving(order.install(), order.demands());
  }

  /** Whether they are few enough to try the failure of each. */
  private void checkHosts() {
    if (whatIf.free().size() > Survival.MOST_HOSTS) {
      throw ApiFailure.of(
          ErrorType.UNSUPPORTED,
          "io.supervisor.whatif.toomany",
          "The Supervisor (%s) would have more than %s hosts, too many to try the failure of each for a"
              + " question. Tolerate no host failure in the placement settings.",
          snapshot.supervisor(),
          Integer.toString(Survival.MOST_HOSTS));
    }
  }

  private void check(WhatIfOrder order) {
    List<Finding> faults = new ArrayList<>();
    Set<String> fresh = new HashSet<>();
    for (int i = 0; i < order.add().size(); i++) {
      String name = order.add().get(i).name();
      if (whatIf.has(name) || !fresh.add(name)) {
        faults.add(fault("add[%d].name".formatted(i), "is there already", name));
      }
      PodFaults.resources("add[%d]".formatted(i), order.add().get(i).resources(), faults);
    }
    if (order.place().stream().mapToLong(WhatIfOrder.Pods::pods).sum() > MOST_PODS) {
      faults.add(
          new Finding(
              "place",
              "has more than %d pods in all".formatted(MOST_PODS),
              "Ask in parts, or for a forecast."));
    }
    known("lose", order.lose(), fresh, faults);
    known("drain", order.drain(), fresh, faults);
    for (int i = 0; i < order.place().size(); i++) {
      PodFaults.in("place[%d]".formatted(i), order.place().get(i), faults);
    }
    for (int i = 0; i < order.forecast().size(); i++) {
      PodFaults.resources("forecast[%d]".formatted(i), order.forecast().get(i).resources(), faults);
    }
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid("io.supervisor.whatif.invalid", "The question is refused", faults);
    }
  }

  private void known(String field, List<String> hosts, Set<String> fresh, List<Finding> faults) {
    for (int i = 0; i < hosts.size(); i++) {
      if (!whatIf.has(hosts.get(i)) && !fresh.contains(hosts.get(i))) {
        faults.add(fault("%s[%d]".formatted(field, i), "is no host of it", hosts.get(i)));
      }
    }
  }

  private static Finding fault(String field, String problem, String name) {
    return new Finding(field, problem, "GET /api/supervisor/capacity/{supervisor} names the hosts.")
        .found(name, null);
  }
}
