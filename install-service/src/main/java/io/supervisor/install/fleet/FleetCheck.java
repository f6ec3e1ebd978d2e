package io.supervisor.install.fleet;

import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.revision.SentConfig;
import io.supervisor.install.supervisor.KnownSupervisor;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An order beside what is known: what is wrong with it, and whom it means. */
final class FleetCheck {

  private static final int MOST = 1000;

  private static final long WEEK_MS = 7 * 24 * 3_600_000L;
  private static final long DAY_MS = 24 * 3_600_000L;

  private final FleetOrder order;
  private final List<KnownSupervisor> known;
  private final KnownVersion version;
  private final List<Finding> faults = new ArrayList<>();
  private final List<String> targets;
  private final String config;

  FleetCheck(FleetOrder order, List<KnownSupervisor> known, KnownVersion version) {
    this.order = order;
    this.known = known;
    this.version = version;
    this.targets = chosen();
    this.config = SentConfig.decoded(order.yamlServiceConfig(), "yaml_service_config", faults);
    checkVersion();
    checkNumbers();
  }

  void refuse() {
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid(
          "io.supervisor.install.fleet.invalid", "The fleet is refused", faults);
    }
  }

  /** Ids of the Supervisors, in the order they were named, or by id. */
  List<String> targets() {
    return targets;
  }

  /** The config in clear; null to keep that of each. */
  String config() {
    return config;
  }

  private List<String> chosen() {
    boolean byId = order.supervisors() != null && !order.supervisors().isEmpty();
    boolean byLabel = order.labels() != null && !order.labels().isEmpty();
    if (byId == byLabel) {
      fault("supervisors", "and labels: give one of them", "Name ids, or labels to choose by.");
      return List.of();
    }
    List<String> result = byId ? named() : labelled();
    if (result.size() > MOST) {
      fault("supervisors", "are more than " + MOST, "Start several fleets.");
    }
    return result;
  }

  private List<String> named() {
    Set<String> ids = known.stream().map(KnownSupervisor::id).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    for (String id : order.supervisors()) {
      if (id == null || !ids.contains(id)) {
        unknown.add(String.valueOf(id));
      }
    }
    if (!unknown.isEmpty()) {
      fault(
          "supervisors",
          "has ids that are not registered: " + String.join(", ", unknown),
          "See /api/supervisor/supervisors.");
    }
    return List.copyOf(
        new LinkedHashSet<>(order.supervisors().stream().map(String::valueOf).toList()));
  }

  private List<String> labelled() {
    List<String> found =
        known.stream()
            .filter(one -> one.labels().entrySet().containsAll(order.labels().entrySet()))
            .map(KnownSupervisor::id)
            .sorted()
            .toList();
    if (found.isEmpty()) {
      fault("labels", "fit no Supervisor: " + text(order.labels()), "See the labels they have.");
    }
    return found;
  }

  private static String text(Map<String, String> labels) {
    return labels.entrySet().stream()
        .map(one -> one.getKey() + "=" + one.getValue())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void checkVersion() {
    if (order.service() == null || order.service().isBlank()) {
      fault("service", "is missing", "Name a registered service.");
    } else if (order.version() == null || order.version().isBlank()) {
      fault("version", "is missing", "Name a version of the service.");
    } else if (version == null) {
      fault("version", "is not in the catalog", "See the versions of the service.");
    } else if (version.state() != KnownVersion.State.ACTIVATED) {
      fault("version", "is " + version.state(), "Activate it, or choose another one.");
    }
  }

  private void checkNumbers() {
    within("canary", order.canary(), 0, MOST);
    within("wave_size", order.waveSize(), 0, MOST);
    within("wave_percent", order.wavePercent(), 0, 100);
    within("soak_ms", order.soakMs(), 0, WEEK_MS);
    within("stop_after_failures", order.stopAfterFailures(), 0, MOST);
    within("ready_within_ms", order.readyWithinMs(), 1000, DAY_MS);
    if (order.waveSize() > 0 && order.wavePercent() > 0) {
      fault("wave_percent", "is given beside wave_size", "Give one of them.");
    }
  }

  private void within(String field, long value, long least, long most) {
    if (value < least || value > most) {
      fault(field, "is %d".formatted(value), "Give %d to %d.".formatted(least, most));
    }
  }

  private void fault(String field, String problem, String hint) {
    faults.add(new Finding(field, problem, hint));
  }
}
