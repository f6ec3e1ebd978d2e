package io.supervisor.catalog.registration;

import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.CustomService;
import io.supervisor.catalog.manifest.ManifestReader;
import io.supervisor.catalog.yaml.YamlLimits;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.http.RequestBody;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.Callable;

/** From the body of a call to a verified upload; reading is done off the event loop. */
@ApplicationScoped
class Uploads {

  private final RequestBody bodies;
  private final ManifestReader reader;
  private final YamlLimits limits;
  private final UploadRate rate;
  private final RelationCheck relations;
  private final SignatureConfig signatures;

  Uploads(
      RequestBody bodies,
      ManifestReader reader,
      YamlLimits limits,
      UploadRate rate,
      RelationCheck relations,
      SignatureConfig signatures) {
    this.bodies = bodies;
    this.reader = reader;
    this.limits = limits;
    this.rate = rate;
    this.relations = relations;
    this.signatures = signatures;
  }

  /** A new service out of the body of a create call. */
  Uni<NewVersion> service(String body) {
    rate.spend();
    return onWorker(() -> verified(bodies.required(body, CreateService.class).sent()))
        .chain(this::withRelationWarnings);
  }

  /** A new version of a service out of the body of a create call. */
  Uni<NewVersion> version(String service, String body) {
    rate.spend();
    return onWorker(() -> verified(bodies.required(body, CreateVersion.class).sent(service)))
        .chain(this::withRelationWarnings);
  }

  /** Whatever there is to say about a file. */
  Uni<CheckResult> check(String body) {
    rate.spend();
    return onWorker(
            () -> {
              CheckContent wanted = bodies.required(body, CheckContent.class);
              return checked(Upload.bytes("spec.content", wanted.content()));
            })
        .chain(
            checked ->
                checked == null
                    ? Uni.createFrom().item(CheckResult.custom())
                    : relations.warned(checked).map(CheckResult::of));
  }

  /**
   * What there is to say about bytes, also when they are no text; null for plain Kubernetes YAML.
   */
  private CheckedManifest checked(byte[] content) {
    try {
      String text = Upload.of("content", content, limits.maxBytes()).text();
      return reader.isCustom(text) ? null : reader.recognise(text);
    } catch (ApiFailure e) {
      return new CheckedManifest(null, e.body().data().findings());
    }
  }

  private Uni<NewVersion> withRelationWarnings(NewVersion version) {
    return relations.warned(version.checked()).map(version::with);
  }

  private NewVersion verified(SentSpec sent) {
    if (signatures.policy() == SignatureConfig.Policy.BLOCK) {
      throw ApiFailure.invalid(
          Upload.INVALID,
          "The upload is refused",
          List.of(
              new Finding(
                  "signature",
                  "is missing: an upload carries none, and only verified packages are taken",
                  "Put the package into a signed catalog source.")));
    }
    if (sent.namesAService() && (sent.displayName() == null || sent.displayName().isBlank())) {
      throw ApiFailure.invalid(
          Upload.INVALID,
          "The service is refused",
          List.of(
              new Finding("custom_spec.display_name", "is missing", "Give it a name for people.")));
    }
    Upload upload = Upload.decode(sent.contentPath(), sent.content(), limits.maxBytes());
    CheckedManifest checked =
        switch (sent.type()) {
          case CARVEL_APPS_YAML -> reader.carvel(upload.text());
          case VSPHERE_APPS_YAML -> reader.vsphere(upload.text());
          case CUSTOM_YAML -> reader.custom(upload.text(), said(sent));
        };
    if (checked.manifest().isEmpty()) {
      throw ApiFailure.invalid(Upload.INVALID, "The package is refused", checked.findings());
    }
    if (checked.found().details().eula() != null && !sent.eulaAccepted()) {
      throw ApiFailure.of(
          ErrorType.INVALID_ARGUMENT,
          "vcenter.wcp.appplatform.supervisorservice.eula",
          "The EULA of Supervisor Service (%s) is not accepted."
              + " Read it in the file and send %s.accept_eula: true.",
          checked.found().service(),
          sent.path());
    }
    return new NewVersion(
        checked, upload, Provenance.UPLOAD, sent.displayName(), sent.description());
  }

  private static CustomService said(SentSpec sent) {
    VersionSpec version = sent.version();
    return new CustomService(
        sent.service(), version.version(), version.displayName(), version.description());
  }

  private static <T> Uni<T> onWorker(Callable<T> work) {
    return Uni.createFrom()
        .completionStage(
            () -> Vertx.currentContext().executeBlocking(work, false).toCompletionStage());
  }
}
