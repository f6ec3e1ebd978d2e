package io.supervisor.scheduler.whatif;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.scheduler.capacity.MoveView;
import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Forecast;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.placement.WhatIf;
import io.supervisor.scheduler.slot.Snapshot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Supposes what an order says, on a copy of a Supervisor. */
record Trial(String supervisor, long epoch, WhatIf whatIf) {

  /** A question with more keeps the service from its decisions. */
  private static final int MOST_PODS = 10_000;

  private static final Map<String, String> OWN_FIELDS =
      Map.of(
          Resources.CPU, "cpu_millicores",
          Resources.MEMORY, "memory_mib",
          Resources.PODS, "pods");

  static Trial on(Snapshot snapshot) {
    return new Trial(
        snapshot.supervisor(),
        snapshot.epoch(),
        new WhatIf(snapshot.free(), snapshot.held(), snapshot.settings().placement()));
  }

  WhatIfView run(WhatIfOrder order) {
    check(order);
    order.add().forEach(host -> whatIf.add(host.room()));
    List<MoveView> moves =
        whatIf.without(order.lose(), order.drain()).stream().map(MoveView::of).toList();
    Decision decision = whatIf.place(order.install(), order.demands());
    List<MoveView> clearing =
        order.demands().stream()
            .filter(one -> one.workload().equals(decision.refused()) && !one.everyHost())
            .findFirst()
            .map(one -> whatIf.clearing(order.install(), one))
            .orElse(List.of())
            .stream()
            .map(MoveView::of)
            .toList();
    List<Forecast> forecast =
        order.forecast().stream().map(size -> whatIf.more(size.demand())).toList();
    return WhatIfView.of(this, moves, decision, clearing, forecast);
  }

  private void check(WhatIfOrder order) {
    List<Finding> faults = new ArrayList<>();
    Set<String> fresh = new HashSet<>();
    for (int i = 0; i < order.add().size(); i++) {
      String name = order.add().get(i).name();
      if (whatIf.has(name) || !fresh.add(name)) {
        faults.add(fault("add[%d].name".formatted(i), "is there already", name));
      }
      resources("add[%d]".formatted(i), order.add().get(i).resources(), faults);
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
      WhatIfOrder.Pods pods = order.place().get(i);
      resources("place[%d]".formatted(i), pods.resources(), faults);
      ConstraintFaults.in("place[%d].constraints".formatted(i), pods.constraints(), faults);
      if (pods.everyHost() && pods.pods() > 0) {
        faults.add(
            new Finding(
                "place[%d].pods".formatted(i),
                "has no meaning with every_host",
                "Leave it out, or leave every_host out."));
      }
    }
    for (int i = 0; i < order.forecast().size(); i++) {
      resources("forecast[%d]".formatted(i), order.forecast().get(i).resources(), faults);
    }
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid("io.supervisor.whatif.invalid", "The question is refused", faults);
    }
  }

  /** What has a field of its own must not be said twice. */
  private static void resources(
      String field, Map<String, Integer> resources, List<Finding> faults) {
    if (resources != null) {
      resources.keySet().stream()
          .filter(OWN_FIELDS::containsKey)
          .forEach(
              name ->
                  faults.add(
                      new Finding(
                          field + ".resources." + name,
                          "has a field of its own",
                          "Say it in " + OWN_FIELDS.get(name) + ".")));
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
