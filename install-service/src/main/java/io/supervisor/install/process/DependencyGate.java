package io.supervisor.install.process;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import io.supervisor.install.dependency.Relations;
import io.supervisor.install.dependency.Requirement;
import io.supervisor.install.revision.Configs;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lets an install start when everything it needs on its Supervisor is ready. */
@ApplicationScoped
class DependencyGate {

  private final KnownVersionRepository versions;
  private final Neighbourhood neighbourhood;
  private final Configs configs;

  DependencyGate(KnownVersionRepository versions, Neighbourhood neighbourhood, Configs configs) {
    this.versions = versions;
    this.neighbourhood = neighbourhood;
    this.configs = configs;
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
                  : neighbourhood
                      .beside(install.supervisor(), install.service())
                      .map(found -> compare(install, version, found));
            });
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

  /** The values an install has with this version; of no interest when nothing depends on them. */
  ConfigValues values(Install install, KnownVersion version) {
    return version.relations().dependOnValues()
        ? ConfigValues.of(
            configs.open(install.wanted().sealedConfig(), install.id()), version.schema())
        : ConfigValues.of("", MissingNode.getInstance());
  }
}
