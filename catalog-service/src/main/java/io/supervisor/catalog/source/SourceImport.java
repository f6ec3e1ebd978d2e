package io.supervisor.catalog.source;

import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.ManifestReader;
import io.supervisor.catalog.registration.NewVersion;
import io.supervisor.catalog.registration.Provenance;
import io.supervisor.catalog.registration.ServiceRegistry;
import io.supervisor.catalog.registration.SignatureConfig;
import io.supervisor.catalog.registration.Upload;
import io.supervisor.catalog.yaml.YamlLimits;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.event.Lineage;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes the packages of a source into the catalog. The same bytes again change nothing. */
@ApplicationScoped
class SourceImport {

  private static final Logger LOG = Logger.getLogger(SourceImport.class);
  private static final String SIGNATURE = "signature";
  private static final String SIGN_IT = "Sign it with a key whose public half is configured.";

  private final ServiceRegistry registry;
  private final ManifestReader reader;
  private final YamlLimits limits;
  private final SignatureConfig signatures;
  private final Clock clock;

  SourceImport(
      ServiceRegistry registry,
      ManifestReader reader,
      YamlLimits limits,
      SignatureConfig signatures,
      Clock clock) {
    this.registry = registry;
    this.reader = reader;
    this.limits = limits;
    this.signatures = signatures;
    this.clock = clock;
  }

  /** Reads and takes in everything. Blocking; what cannot be read is only reported. */
  SourceReport run(PackageSource source) {
    Tally tally = new Tally(source);
    try {
      source.read(tally);
    } catch (IOException | RuntimeException e) {
      tally.refuse(source.name(), "cannot be read: " + e.getMessage());
    }
    if (tally.taken > 0) {
      LOG.infof("source %s: %d new versions", source.name(), tally.taken);
    }
    return new SourceReport(
        source.name(), clock.instant(), tally.taken, tally.known, tally.refused);
  }

  /** Takes one package after the other; a bad one does not hide the next. */
  private final class Tally implements PackageSource.Taker {

    private final PackageSource source;
    private final List<SourceReport.Refused> refused = new ArrayList<>();
    private int taken;
    private int known;

    Tally(PackageSource source) {
      this.source = source;
    }

    @Override
    public boolean take(SourcePackage found) {
      try {
        boolean news = takeIn(source, found);
        taken += news ? 1 : 0;
        known += news ? 0 : 1;
        return true;
      } catch (ApiFailure e) {
        refuse(found.from().location(), e.getMessage());
      } catch (RuntimeException e) {
        LOG.warnf(e, "source %s: %s", source.name(), found.from().location());
        refuse(found.from().location(), "failed unexpectedly; the log has the details");
      }
      return false;
    }

    @Override
    public void known(int packages) {
      known += packages;
    }

    @Override
    public void refuse(String location, String why) {
      refused.add(new SourceReport.Refused(location, why));
    }
  }

  private boolean takeIn(PackageSource source, SourcePackage found) {
    Upload upload = Upload.of("content", found.content(), limits.maxBytes());
    CheckedManifest checked = reader.carvel(upload.text());
    if (checked.manifest().isEmpty()) {
      throw ApiFailure.invalid(Upload.INVALID, "The package is refused", checked.errors());
    }
    NewVersion version = new NewVersion(judged(checked, found.from()), upload, found.from());
    Origin origin =
        new Origin("source " + source.name(), "", Lineage.startedBy(UUID.randomUUID().toString()));
    return Awaited.result(() -> registry.takeIn(version, origin));
  }

  private CheckedManifest judged(CheckedManifest checked, Provenance from) {
    if (from.signature() == Provenance.Signature.VERIFIED
        || signatures.policy() == SignatureConfig.Policy.ALLOW) {
      return checked;
    }
    String problem = "is " + from.signature() + ", checked against the configured public keys";
    if (signatures.policy() == SignatureConfig.Policy.BLOCK) {
      throw ApiFailure.invalid(
          Upload.INVALID,
          "The policy refuses the package",
          List.of(new Finding(SIGNATURE, problem, SIGN_IT)));
    }
    List<Finding> findings = new ArrayList<>(checked.findings());
    findings.add(Finding.warning(SIGNATURE, problem, SIGN_IT));
    return new CheckedManifest(checked.found(), findings);
  }
}
