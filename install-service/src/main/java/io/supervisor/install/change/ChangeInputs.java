package io.supervisor.install.change;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.bundle.Delivery;
import io.supervisor.install.bundle.StoredPackage;
import io.supervisor.install.bundle.StoredPackageRepository;
import io.supervisor.install.dependency.KnownVersion;
import io.supervisor.install.dependency.KnownVersionRepository;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.process.Phase;
import io.supervisor.install.revision.Configs;
import io.supervisor.install.revision.RevisionId;
import io.supervisor.install.revision.RevisionRepository;
import io.supervisor.install.revision.SentConfig;
import io.supervisor.install.revision.Wanted;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Finds what a change is to be worked out from. */
@ApplicationScoped
public class ChangeInputs {

  private final InstallRepository installs;
  private final RevisionRepository revisions;
  private final KnownVersionRepository versions;
  private final StoredPackageRepository packages;
  private final Configs configs;

  ChangeInputs(
      InstallRepository installs,
      RevisionRepository revisions,
      KnownVersionRepository versions,
      StoredPackageRepository packages,
      Configs configs) {
    this.installs = installs;
    this.revisions = revisions;
    this.versions = versions;
    this.packages = packages;
    this.configs = configs;
  }

  @WithSession
  Uni<ChangeInput> of(String id, Proposal proposal) {
    return installs
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> InstallRepository.unknown(id))
        .invoke(ChangeInputs::mustBeThere)
        .chain(install -> then(install, proposal).chain(then -> input(install, then)));
  }

  private Uni<Wanted> then(Install install, Proposal proposal) {
    if (proposal.revision() != null) {
      return revisions
          .findById(new RevisionId(install.id(), proposal.revision()))
          .onItem()
          .ifNull()
          .failWith(() -> wrong("revision", "is not there any more, or never was"))
          .map(revision -> revision.wanted());
    }
    Wanted now = install.wanted();
    byte[] config =
        proposal.yamlServiceConfig() == null
            ? now.sealedConfig()
            : sealed(proposal.yamlServiceConfig(), install.id());
    if (proposal.version() == null || proposal.version().equals(now.version())) {
      return Uni.createFrom()
          .item(new Wanted(now.version(), now.packageDigest(), config, now.configSeq()));
    }
    return versions
        .findById(KnownVersion.id(install.service(), proposal.version()))
        .onItem()
        .ifNull()
        .failWith(() -> wrong("version", "is not in the catalog"))
        .map(found -> new Wanted(found.version(), found.packageDigest(), config, now.configSeq()));
  }

  private byte[] sealed(String base64, String install) {
    List<Finding> faults = new ArrayList<>();
    String yaml = SentConfig.decoded(base64, "yaml_service_config", faults);
    if (!faults.isEmpty()) {
      throw refused(faults);
    }
    return configs.seal(yaml, install);
  }

  private Uni<ChangeInput> input(Install install, Wanted then) {
    return content(install.wanted())
        .chain(
            now ->
                content(then)
                    .map(
                        next ->
                            new ChangeInput(
                                install.id(),
                                install.namespace(),
                                install.wanted(),
                                now,
                                then,
                                next,
                                install.delivery() == null
                                    ? Delivery.RENDERED
                                    : install.delivery())));
  }

  private Uni<byte[]> content(Wanted wanted) {
    return packages
        .findById(wanted.packageDigest())
        .onItem()
        .ifNull()
        .failWith(() -> wrong("version", "has no package here yet; try again in a moment"))
        .map(StoredPackage::content);
  }

  private static void mustBeThere(Install install) {
    if (install.phase() == Phase.REMOVED) {
      throw ApiFailure.of(
          ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
          "io.supervisor.install.state",
          "The install (%s) is REMOVED; there is nothing to compare with.",
          install.id());
    }
  }

  static ApiFailure wrong(String field, String problem) {
    return refused(List.of(new Finding(field, problem, "Correct it.")));
  }

  private static ApiFailure refused(List<Finding> faults) {
    return ApiFailure.invalid(
        "io.supervisor.install.change.invalid", "The change cannot be worked out", faults);
  }
}
