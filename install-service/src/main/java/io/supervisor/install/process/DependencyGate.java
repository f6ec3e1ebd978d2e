package io.supervisor.install.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import io.supervisor.install.dependency.Relations;
import io.supervisor.install.dependency.Requirement;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets an install start when everything it needs on its Supervisor is ready. */
@ApplicationScoped
class DependencyGate {

  private final InstallRepository installs;
  private final KnownVersionRepository versions;
  private final Sealer sealer;
  private final ObjectMapper json;

  DependencyGate(
      InstallRepository installs,
      KnownVersionRepository versions,
      Sealer sealer,
      ObjectMapper json) {
    this.installs = installs;
    this.versions = versions;
    this.sealer = sealer;
    this.json = json;
  }

  Uni<Verdict> judge(Install install) {
    return versions
        .findById(KnownVersion.id(install.service(), install.wanted().version()))
        .chain(
            version -> {
              if (version == null) {
                return Uni.createFrom().item(new Verdict.Unknown());
              }
              Relations relations = version.relations();
              return relations.requires().isEmpty() && relations.conflicts().isEmpty()
                  ? Uni.createFrom().item(new Verdict.Open())
                  : neighbours(install).map(found -> compare(install, version, found));
            });
  }

  private Uni<Neighbours> neighbours(Install install) {
    return installs
        .others(install.supervisor(), install.service())
        .chain(
            others ->
                versions
                    .all(Neighbours.versionIds(others))
                    .map(
                        known ->
                            known.stream()
                                .collect(
                                    Collectors.toMap(
                                        one -> KnownVersion.id(one.service(), one.version()),
                                        Function.identity())))
                    .map(known -> new Neighbours(others, known)));
  }

  private Verdict compare(Install install, KnownVersion version, Neighbours neighbours) {
    ConfigValues values = values(install, version);
    for (Requirement foe : version.relations().conflicts()) {
      Optional<Install> found = neighbours.present(foe);
      if (found.isPresent() && foe.appliesTo(values)) {
        return new Verdict.Refused(
            Standing.of(
                Failure.CONFLICT,
                "It cannot run beside %s, which is installed there.".formatted(foe.described()),
                "Remove %s, then retry.".formatted(found.get().service())));
      }
    }
    List<Requirement> unmet =
        version.relations().requires().stream()
            .filter(one -> !one.optional() && one.appliesTo(values) && !neighbours.meet(one))
            .toList();
    return unmet.isEmpty() ? new Verdict.Open() : waits(install.service(), unmet, neighbours);
  }

  private static Verdict waits(String service, List<Requirement> unmet, Neighbours neighbours) {
    Set<String> services = new TreeSet<>();
    List<String> sentences = new ArrayList<>();
    for (Requirement one : unmet) {
      services.addAll(neighbours.candidates(one));
      sentences.add(
          "It needs %s, which is %s.".formatted(one.described(), neighbours.standing(one)));
    }
    Optional<List<String>> circle = neighbours.circle(service, services);
    if (circle.isPresent()) {
      return new Verdict.Refused(
          Standing.of(
              Failure.CIRCLE,
              "The services need each other: %s.".formatted(String.join(" → ", circle.get())),
              "Install a version of one of them that does not need the next, or change its values."));
    }
    return new Verdict.Waits(
        String.join(",", services),
        Standing.of(
            "WaitingForDependency",
            String.join(" ", sentences),
            "Install what is missing; this install goes on by itself."));
  }

  ConfigValues values(Install install, KnownVersion version) {
    byte[] sealed = install.wanted().sealedConfig();
    if (!version.relations().dependOnValues()) {
      return ConfigValues.of("", MissingNode.getInstance());
    }
    String config =
        sealed.length == 0
            ? ""
            : new String(sealer.open(Purpose.CONFIG, sealed, install.id()), StandardCharsets.UTF_8);
    return ConfigValues.of(config, schema(version));
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
