package io.supervisor.catalog.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.registration.ServiceVersionRepository;
import io.supervisor.catalog.relation.Provision;
import io.supervisor.catalog.relation.Relations;
import io.supervisor.catalog.relation.Requirement;
import io.supervisor.catalog.values.ConfigText;
import io.supervisor.catalog.values.DefaultValues;
import io.supervisor.catalog.values.ValuesCheck;
import io.supervisor.catalog.yaml.YamlReader;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.semver.SemanticVersion;
import io.supervisor.platform.semver.VersionConstraint;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a version needs or cannot stand of what is installed on a Supervisor. */
@ApplicationScoped
class Dependencies {

  private final AdmissionRepository admissions;
  private final ServiceVersionRepository versions;
  private final ValuesCheck values;
  private final YamlReader yaml;
  private final Sealer sealer;

  Dependencies(
      AdmissionRepository admissions,
      ServiceVersionRepository versions,
      ValuesCheck values,
      YamlReader yaml,
      Sealer sealer) {
    this.admissions = admissions;
    this.versions = versions;
    this.values = values;
    this.yaml = yaml;
    this.sealer = sealer;
  }

  /** Findings for the config of {@code row}, or for the defaults when there is no install yet. */
  Uni<List<Finding>> findings(String supervisor, ServiceVersion wanted, Admission row) {
    return wanted.details().relations().none()
        ? Uni.createFrom().item(List.of())
        : findings(supervisor, wanted, config(row));
  }

  /** Findings for a config: what conflicts refuses, what is missing is waited for. */
  Uni<List<Finding>> findings(String supervisor, ServiceVersion wanted, String yamlConfig) {
    Relations relations = wanted.details().relations();
    if (relations.none()) {
      return Uni.createFrom().item(List.of());
    }
    JsonNode config = effective(wanted, yamlConfig);
    return admissions
        .others(supervisor, wanted.service())
        .chain(
            others ->
                versions
                    .list("id in ?1", others.stream().map(Dependencies::versionId).toList())
                    .map(installed -> compare(relations, config, others, installed)));
  }

  private static String versionId(Admission row) {
    String version = row.currentVersion() == null ? row.desiredVersion() : row.currentVersion();
    return ServiceVersion.id(row.service(), version);
  }

  /**
   * The services that are to stay on the Supervisor and need what {@code leaving} is, with nothing
   * else there that would do.
   */
  Uni<List<String>> dependents(Admission leaving) {
    return admissions
        .on(leaving.supervisor())
        .map(rows -> rows.stream().filter(row -> row.intent() == Intent.INSTALL).toList())
        .chain(
            rows ->
                versions
                    .list("id in ?1", rows.stream().map(Dependencies::versionId).toList())
                    .map(found -> dependents(leaving, rows, byService(found))));
  }

  private List<String> dependents(
      Admission leaving, List<Admission> rows, Map<String, ServiceVersion> installed) {
    ServiceVersion gone = installed.get(leaving.service());
    Map<String, ServiceVersion> staying = new HashMap<>(installed);
    staying.remove(leaving.service());
    return rows.stream()
        .filter(row -> staying.containsKey(row.service()))
        .filter(row -> gone != null && needs(row, staying.get(row.service()), gone, staying))
        .map(Admission::service)
        .toList();
  }

  private boolean needs(
      Admission row,
      ServiceVersion version,
      ServiceVersion gone,
      Map<String, ServiceVersion> staying) {
    List<Requirement> hard =
        version.details().relations().requires().stream().filter(one -> !one.optional()).toList();
    JsonNode config = hard.isEmpty() ? null : effective(version, config(row));
    return hard.stream()
        .filter(one -> applies(one, config))
        .anyMatch(
            one -> find(one, Map.of(gone.service(), gone)) != null && find(one, staying) == null);
  }

  private static Map<String, ServiceVersion> byService(List<ServiceVersion> versions) {
    return versions.stream().collect(Collectors.toMap(ServiceVersion::service, one -> one));
  }

  private String config(Admission row) {
    if (row == null || row.sealedConfig().length == 0) {
      return "";
    }
    byte[] clear = sealer.open(Purpose.CONFIG, row.sealedConfig(), row.id());
    return new String(clear, StandardCharsets.UTF_8);
  }

  private JsonNode effective(ServiceVersion wanted, String config) {
    JsonNode defaults = DefaultValues.of(values.schema(wanted.valuesSchema()));
    return config.isEmpty()
        ? defaults
        : DefaultValues.under(ConfigText.read(config, yaml).values(), defaults);
  }

  private static List<Finding> compare(
      Relations relations,
      JsonNode config,
      List<Admission> others,
      List<ServiceVersion> installed) {
    Map<String, ServiceVersion> byService = byService(installed);
    Map<String, Admission> rows =
        others.stream().collect(Collectors.toMap(Admission::service, Function.identity()));
    List<Finding> findings = new ArrayList<>();
    for (Requirement need : relations.requires()) {
      if (applies(need, config)) {
        required(need, byService, rows, findings);
      }
    }
    for (Requirement foe : relations.conflicts()) {
      if (applies(foe, config) && find(foe, byService) != null) {
        findings.add(
            new Finding(
                    "conflicts",
                    "with %s, which is installed there%s".formatted(name(foe), why(foe)),
                    "Remove one of the two.")
                .found(find(foe, byService).id(), null));
      }
    }
    return findings;
  }

  private static void required(
      Requirement need,
      Map<String, ServiceVersion> byService,
      Map<String, Admission> rows,
      List<Finding> findings) {
    ServiceVersion found = find(need, byService);
    String kind = need.optional() ? "can use " : "needs ";
    if (found == null) {
      findings.add(
          Finding.warning(
                  "requires",
                  "%s%s, which is not installed there%s".formatted(kind, name(need), why(need)),
                  "Install it first.")
              .found("nothing that fits", name(need)));
    } else if (rows.get(found.service()).status() != ConfigStatus.CONFIGURED) {
      findings.add(
          Finding.warning(
              "requires",
              "%s%s, which is installed but not CONFIGURED yet".formatted(kind, name(need)),
              "Wait until it is."));
    }
  }

  private static boolean applies(Requirement one, JsonNode config) {
    return one.when() == null || one.when().holds(config);
  }

  private static ServiceVersion find(Requirement one, Map<String, ServiceVersion> installed) {
    return installed.values().stream()
        .filter(version -> one.refName() == null ? provides(version, one) : fits(version, one))
        .findFirst()
        .orElse(null);
  }

  private static boolean fits(ServiceVersion version, Requirement one) {
    return version.service().equals(one.refName())
        && (one.constraints().isEmpty()
            || VersionConstraint.parse(one.constraints())
                .admits(SemanticVersion.of(version.version())));
  }

  private static boolean provides(ServiceVersion version, Requirement one) {
    return version
        .details()
        .relations()
        .provides()
        .contains(new Provision(one.apiVersion(), one.kind()));
  }

  private static String name(Requirement one) {
    if (one.refName() == null) {
      return "the kind " + one.apiVersion() + "/" + one.kind();
    }
    return one.constraints().isEmpty() ? one.refName() : one.refName() + " " + one.constraints();
  }

  private static String why(Requirement one) {
    return one.reason().isBlank() ? "" : " (" + one.reason().strip() + ")";
  }
}
