package io.supervisor.install.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.process.Neighbours;
import io.supervisor.install.supervisor.KnownSupervisor;
import io.supervisor.install.supervisor.KnownSupervisorRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is known of the catalog and of Supervisors when a plan is worked out. */
@ApplicationScoped
class PlanFacts {

  private final KnownSupervisorRepository supervisors;
  private final KnownVersionRepository versions;
  private final InstallRepository installs;
  private final ObjectMapper json;

  PlanFacts(
      KnownSupervisorRepository supervisors,
      KnownVersionRepository versions,
      InstallRepository installs,
      ObjectMapper json) {
    this.supervisors = supervisors;
    this.versions = versions;
    this.installs = installs;
    this.json = json;
  }

  /** Every version that may be installed. */
  Uni<List<KnownVersion>> active() {
    return versions.active();
  }

  Uni<Set<String>> supervisors() {
    return supervisors
        .listAll()
        .map(all -> all.stream().map(KnownSupervisor::id).collect(Collectors.toSet()));
  }

  /** What is installed on each of these Supervisors. */
  Uni<Map<String, Neighbours>> installed(List<String> on) {
    return Multi.createFrom()
        .iterable(on)
        .onItem()
        .transformToUniAndConcatenate(
            supervisor -> neighbours(supervisor).map(found -> Map.entry(supervisor, found)))
        .collect()
        .asMap(Map.Entry::getKey, Map.Entry::getValue)
        .map(TreeMap::new);
  }

  private Uni<Neighbours> neighbours(String supervisor) {
    return installs
        .others(supervisor, "")
        .chain(
            found ->
                versions
                    .all(Neighbours.versionIds(found))
                    .map(known -> new Neighbours(found, byId(known))));
  }

  private static Map<String, KnownVersion> byId(List<KnownVersion> known) {
    return known.stream()
        .collect(
            Collectors.toMap(
                one -> KnownVersion.id(one.service(), one.version()), Function.identity()));
  }

  /** The values a version has with this config. */
  ConfigValues values(KnownVersion version, String yaml) {
    return ConfigValues.of(yaml, schema(version));
  }

  private JsonNode schema(KnownVersion version) {
    try {
      return version.valuesSchema().isEmpty()
          ? MissingNode.getInstance()
          : json.readTree(version.valuesSchema());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored values schema is no JSON", e);
    }
  }
}
