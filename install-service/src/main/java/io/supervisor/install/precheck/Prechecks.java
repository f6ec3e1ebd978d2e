package io.supervisor.install.precheck;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.supervisor.install.bundle.BundleMaker;
import io.supervisor.install.bundle.BundleRequest;
import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.bundle.ImmutableFields;
import io.supervisor.install.bundle.ObjectDiff;
import io.supervisor.install.bundle.Workload;
import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.process.Install;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Makes prechecks and keeps them while they hold. Blocking: run it on a worker. */
@ApplicationScoped
public class Prechecks {

  private final FactFinder finder;
  private final KeptPrechecks kept;
  private final BundleMaker maker;
  private final ObjectDiff diff;
  private final Sealer sealer;
  private final ObjectMapper json;

  Prechecks(
      FactFinder finder,
      KeptPrechecks kept,
      BundleMaker maker,
      ObjectDiff diff,
      Sealer sealer,
      ObjectMapper json) {
    this.finder = finder;
    this.kept = kept;
    this.maker = maker;
    this.diff = diff;
    this.sealer = sealer;
    this.json = json;
  }

  /** Looks at everything and keeps what was found. */
  PrecheckView run(String supervisor, String service, PrecheckOrder order) {
    PrecheckFacts facts = Awaited.result(() -> finder.find(supervisor, service, order.version()));
    byte[] config = config(facts, order);
    List<Check> checks = new ArrayList<>(PlaceChecks.of(facts));
    if (facts.version() != null && facts.supervisor() != null) {
      checks.addAll(NeighbourChecks.dependencies(facts, values(facts, config)));
      rendered(facts, config, checks);
    }
    return Awaited.result(() -> kept.keep(facts, order.version(), checks));
  }

  private void rendered(PrecheckFacts facts, byte[] config, List<Check> checks) {
    if (facts.packageGzip().length == 0) {
      checks.add(Check.warn("rendering", "The package is not here yet.", "Try again."));
      return;
    }
    boolean kapp = facts.supervisor().hasKappController();
    BundleRequest request =
        new BundleRequest(
            facts.id(),
            namespace(facts),
            kapp ? Delivery.KAPP_CONTROLLER : Delivery.RENDERED,
            facts.packageGzip(),
            config);
    try {
      List<Map<String, Object>> objects = maker.objects(request);
      List<Workload> workloads = kapp ? List.of() : BundleMaker.workloads(objects);
      checks.add(Check.pass("rendering", "It renders to %d objects.".formatted(objects.size())));
      checks.add(NeighbourChecks.ownership(objects, facts.bundles(), maker));
      checks.add(CapacityCheck.of(workloads, facts.hosts()));
      CapacityCheck.network(workloads, facts.supervisor()).ifPresent(checks::add);
      refusals(facts, objects, checks);
    } catch (RenderFailure e) {
      e.faults()
          .forEach(
              fault ->
                  checks.add(
                      Check.fail(
                          "values", (fault.path() + " " + fault.problem()).strip(), fault.hint())));
    }
  }

  /** What the API server would refuse of a change, and what data it would cost. */
  private void refusals(PrecheckFacts facts, List<Map<String, Object>> after, List<Check> checks) {
    Install install = facts.install();
    if (install == null || install.bundleDigest().isEmpty()) {
      return;
    }
    List<Map<String, Object>> before = Awaited.result(() -> kept.running(install.id()));
    List<ObjectDiff.Change> changes = diff.between(before, after);
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

  private static String namespace(PrecheckFacts facts) {
    return facts.install() == null ? "svc-precheck" : facts.install().namespace();
  }

  private byte[] config(PrecheckFacts facts, PrecheckOrder order) {
    if (order.yamlServiceConfig() == null) {
      return facts.install() == null ? new byte[0] : facts.install().wanted().sealedConfig();
    }
    try {
      byte[] clear = Base64.getDecoder().decode(order.yamlServiceConfig().strip());
      return sealer.seal(Purpose.CONFIG, clear, facts.id());
    } catch (IllegalArgumentException e) {
      throw ApiFailure.invalid(
          "io.supervisor.install.precheck.invalid",
          "The precheck is refused",
          List.of(new Finding("yaml_service_config", "is no Base64", "Encode the YAML text.")));
    }
  }

  private ConfigValues values(PrecheckFacts facts, byte[] sealed) {
    String yaml =
        sealed.length == 0
            ? ""
            : new String(sealer.open(Purpose.CONFIG, sealed, facts.id()), StandardCharsets.UTF_8);
    return ConfigValues.of(yaml, schema(facts));
  }

  private JsonNode schema(PrecheckFacts facts) {
    try {
      return facts.version().valuesSchema().isEmpty()
          ? MissingNode.getInstance()
          : json.readTree(facts.version().valuesSchema());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored values schema is no JSON", e);
    }
  }
}
