package io.supervisor.install.plan;

import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.process.Neighbours;
import io.supervisor.install.revision.SentConfig;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.semver.SemanticVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An order for a plan beside what is known: what is wrong with it, and what it means. */
final class PlanCheck {

  private static final int MOST_SUPERVISORS = 200;
  private static final int MOST_SERVICES = 50;
  private static final Duration LEAST = Duration.ofSeconds(1);
  private static final Duration MOST = Duration.ofHours(24);

  private final List<KnownVersion> active;
  private final Duration readyWithin;

  private final List<Finding> faults = new ArrayList<>();
  private final List<String> supervisors = new ArrayList<>();
  private final Map<String, KnownVersion> wanted = new LinkedHashMap<>();
  private final Map<String, String> configs = new HashMap<>();

  private PlanCheck(List<KnownVersion> active, Duration readyWithin) {
    this.active = active;
    this.readyWithin = readyWithin;
  }

  static PlanCheck of(PlanOrder order, Set<String> known, List<KnownVersion> active) {
    PlanCheck check = new PlanCheck(active, Duration.ofMillis(order.readyWithinMs()));
    check.supervisors(order.supervisors(), known);
    check.services(order.services());
    check.time();
    return check;
  }

  void refuse() {
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid("io.supervisor.install.plan.invalid", "The plan is refused", faults);
    }
  }

  Duration readyWithin() {
    return readyWithin;
  }

  List<String> supervisors() {
    return supervisors;
  }

  /** The config that was given for a service; null when none was. */
  String config(String service) {
    return configs.get(service);
  }

  /** Works out what a Supervisor needs. */
  SupervisorDraft draft(String supervisor, Neighbours there) {
    List<WantedService> asked =
        wanted.values().stream()
            .map(
                one ->
                    new WantedService(
                        one,
                        ConfigValues.of(configs.getOrDefault(one.service(), ""), one.schema()),
                        "asked for",
                        configs.containsKey(one.service())))
            .toList();
    return new SupervisorDraft(supervisor, there, active).want(asked);
  }

  private void supervisors(List<String> ids, Set<String> known) {
    if (ids == null || ids.isEmpty() || ids.size() > MOST_SUPERVISORS) {
      fault("supervisors", "are not 1 to 200", "Name 1 to 200 cluster ids.");
      return;
    }
    for (String id : ids) {
      if (id == null || !known.contains(id)) {
        fault("supervisors", "has one that is not registered: " + id, "See the Supervisors.");
      } else if (!supervisors.contains(id)) {
        supervisors.add(id);
      }
    }
  }

  private void time() {
    if (readyWithin.compareTo(LEAST) < 0 || readyWithin.compareTo(MOST) > 0) {
      fault("ready_within_ms", "is %d".formatted(readyWithin.toMillis()), "Give 1000 to 86400000.");
    }
  }

  private void services(List<PlanOrder.Item> items) {
    if (items == null || items.isEmpty() || items.size() > MOST_SERVICES) {
      fault("services", "are not 1 to 50", "Name 1 to 50 services.");
      return;
    }
    for (int i = 0; i < items.size(); i++) {
      PlanOrder.Item item = items.get(i);
      if (item == null || item.service() == null) {
        fault("services[%d].service".formatted(i), "is missing", "Name a registered service.");
      } else {
        service("services[%d]".formatted(i), item);
      }
    }
  }

  private void service(String field, PlanOrder.Item item) {
    Optional<KnownVersion> found =
        active.stream()
            .filter(one -> one.service().equals(item.service()))
            .filter(one -> item.version() == null || one.version().equals(item.version()))
            .max(Comparator.comparing(one -> SemanticVersion.of(one.version())));
    if (found.isEmpty()) {
      fault(
          field + (item.version() == null ? ".service" : ".version"),
          "has no active version that fits: %s %s"
              .formatted(item.service(), item.version() == null ? "" : item.version())
              .strip(),
          "See the versions of the service.");
    } else if (wanted.put(item.service(), found.get()) != null) {
      fault(field + ".service", "is named twice: " + item.service(), "Name it once.");
    }
    String config =
        SentConfig.decoded(item.yamlServiceConfig(), field + ".yaml_service_config", faults);
    if (config != null) {
      configs.put(item.service(), config);
    }
  }

  private void fault(String field, String problem, String hint) {
    faults.add(new Finding(field, problem, hint));
  }
}
