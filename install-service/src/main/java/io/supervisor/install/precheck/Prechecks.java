package io.supervisor.install.precheck;

import io.supervisor.install.bundle.BundleMaker;
import io.supervisor.install.bundle.BundleRequest;
import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.bundle.ImmutableFields;
import io.supervisor.install.bundle.ObjectDiff;
import io.supervisor.install.bundle.Workload;
import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.process.Install;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.revision.Configs;
import io.supervisor.install.revision.SentConfig;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes prechecks and keeps them while they hold. Blocking: run it on a worker. */
@ApplicationScoped
public class Prechecks {

  private final FactFinder finder;
  private final MaterialFinder materials;
  private final KeptPrechecks kept;
  private final BundleMaker maker;
  private final ObjectDiff diff;
  private final Configs configs;
  private final SchedulerQuestions scheduler;

  Prechecks(
      FactFinder finder,
      MaterialFinder materials,
      KeptPrechecks kept,
      BundleMaker maker,
      ObjectDiff diff,
      Configs configs,
      SchedulerQuestions scheduler) {
    this.finder = finder;
    this.materials = materials;
    this.kept = kept;
    this.maker = maker;
    this.diff = diff;
    this.configs = configs;
    this.scheduler = scheduler;
  }

  /** Looks at everything and keeps what was found. */
  PrecheckView run(String supervisor, String service, PrecheckOrder order) {
    PrecheckFacts facts = facts(supervisor, service, order.version());
    byte[] config = config(facts, order);
    List<Check> checks = new ArrayList<>(PlaceChecks.of(facts));
    if (facts.version() != null && facts.supervisor() != null) {
      checks.addAll(NeighbourChecks.dependencies(facts, values(facts, config)));
      rendered(facts, config, checks);
    }
    return Awaited.result(() -> kept.keep(facts, order.version(), checks));
  }

  /** The last one; 404 when there is none, or when something it rests on changed. */
  PrecheckView last(String supervisor, String service) {
    String id = Install.id(supervisor, service);
    KeptPrecheck last = Awaited.result(() -> kept.last(id));
    if (!kept.holds(last, facts(supervisor, service, last.version()))) {
      Awaited.result(() -> kept.forget(id));
      throw KeptPrechecks.none(id);
    }
    return kept.view(last);
  }

  private PrecheckFacts facts(String supervisor, String service, String version) {
    PrecheckFacts facts = Awaited.result(() -> finder.find(supervisor, service, version));
    return facts.supervisor() == null
        ? facts
        : facts.withRoom(scheduler.free(supervisor).orElse(""));
  }

  private void rendered(PrecheckFacts facts, byte[] config, List<Check> checks) {
    Material material = Awaited.result(() -> materials.of(facts));
    if (material.packageGzip().length == 0) {
      checks.add(Check.warn("rendering", "The package is not here yet.", "Try again."));
      return;
    }
    boolean kapp = facts.supervisor().hasKappController();
    BundleRequest request =
        new BundleRequest(
            facts.id(),
            facts.namespace(),
            kapp ? Delivery.KAPP_CONTROLLER : Delivery.RENDERED,
            material.packageGzip(),
            config);
    try {
      List<Map<String, Object>> objects = maker.objects(request);
      List<Workload> workloads = kapp ? List.of() : BundleMaker.workloads(objects);
      checks.add(Check.pass("rendering", "It renders to %d objects.".formatted(objects.size())));
      checks.add(NeighbourChecks.ownership(objects, material.others(), maker));
      checks.add(capacity(facts, workloads));
      CapacityCheck.network(workloads, facts.supervisor()).ifPresent(checks::add);
      AllowanceChecks allowance = new AllowanceChecks(facts.supervisor().allowance(), objects);
      checks.addAll(
          kapp
              ? allowance.ofPackage()
              : allowance.of(facts.namespace(), workloads, facts.hosts().size()));
      CapacityCheck.zones(kapp || !workloads.isEmpty(), facts.hosts()).ifPresent(checks::add);
      refusals(facts.install(), material, objects, checks);
    } catch (RenderFailure e) {
      e.faults()
          .forEach(
              fault ->
                  checks.add(
                      Check.fail(
                          "values", (fault.path() + " " + fault.problem()).strip(), fault.hint())));
    }
  }

  private Check capacity(PrecheckFacts facts, List<Workload> workloads) {
    return workloads.isEmpty() || facts.hosts().isEmpty()
        ? CapacityCheck.of(workloads, facts.hosts())
        : scheduler
            .whatIf(facts.supervisor().id(), facts.service(), facts.namespace(), workloads)
            .map(CapacityCheck::of)
            .orElseGet(() -> CapacityCheck.of(workloads, facts.hosts()));
  }

  /** What the API server would refuse of a change, and what data it would cost. */
  private void refusals(
      Install install, Material material, List<Map<String, Object>> after, List<Check> checks) {
    if (install == null || install.bundleDigest().isEmpty() || material.bundle() == null) {
      return;
    }
    List<ObjectDiff.Change> changes = diff.between(maker.open(material.bundle()), after);
    ImmutableFields.in(changes)
        .forEach(
            refusal ->
                checks.add(
                    Check.fail(
                        "change",
                        "%s %s: %s".formatted(refusal.object(), refusal.path(), refusal.reason()),
                        refusal.hint())));
    changes.stream()
        .filter(change -> change.fate() == ObjectDiff.Fate.REMOVED)
        .filter(change -> change.object().kind().equals("PersistentVolumeClaim"))
        .forEach(
            change ->
                checks.add(
                    Check.warn(
                        "data",
                        "%s goes, and its data with it.".formatted(change.object().readable()),
                        "Save the data first.")));
  }

  private byte[] config(PrecheckFacts facts, PrecheckOrder order) {
    List<Finding> faults = new ArrayList<>();
    String yaml = SentConfig.decoded(order.yamlServiceConfig(), "yaml_service_config", faults);
    if (!faults.isEmpty()) {
      throw ApiFailure.invalid(
          "io.supervisor.install.precheck.invalid", "The precheck is refused", faults);
    }
    if (yaml != null) {
      return configs.seal(yaml, facts.id());
    }
    return facts.install() == null ? new byte[0] : facts.install().wanted().sealedConfig();
  }

  private ConfigValues values(PrecheckFacts facts, byte[] sealed) {
    return ConfigValues.of(configs.open(sealed, facts.id()), facts.version().schema());
  }
}
