package io.supervisor.install.change;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.admission.AdmissionRequests;
import io.supervisor.install.admission.Wish;
import io.supervisor.install.bundle.Bundle;
import io.supervisor.install.bundle.BundleMaker;
import io.supervisor.install.bundle.BundleRepository;
import io.supervisor.install.bundle.ObjectName;
import io.supervisor.install.bundle.Volume;
import io.supervisor.install.process.Dependents;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.process.Phase;
import io.supervisor.platform.audit.AuditTrail;
import io.supervisor.platform.caller.Origin;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells what a removal takes away, and asks the catalog for it. */
@ApplicationScoped
public class Removals {

  private final InstallRepository installs;
  private final BundleRepository bundles;
  private final BundleMaker maker;
  private final Dependents dependents;
  private final AdmissionRequests requests;
  private final AuditTrail audit;

  Removals(
      InstallRepository installs,
      BundleRepository bundles,
      BundleMaker maker,
      Dependents dependents,
      AdmissionRequests requests,
      AuditTrail audit) {
    this.installs = installs;
    this.bundles = bundles;
    this.maker = maker;
    this.dependents = dependents;
    this.requests = requests;
    this.audit = audit;
  }

  /** What would go. */
  @WithSession
  public Uni<RemovalView> preview(String id) {
    return present(id)
        .chain(
            install ->
                dependents
                    .of(install)
                    .chain(
                        needs -> bundles.findById(id).map(bundle -> view(install, bundle, needs))));
  }

  private RemovalView view(Install install, Bundle bundle, List<String> needs) {
    List<Map<String, Object>> objects = bundle == null ? List.of() : maker.open(bundle);
    List<Volume> volumes = Volume.in(objects);
    return new RemovalView(
        install.supervisor(),
        install.service(),
        install.namespace(),
        objects.stream().map(ObjectName::of).toList(),
        volumes,
        install.addresses(),
        needs,
        !volumes.isEmpty());
  }

  /** Asks for the removal; 400 when something must be confirmed or removed first. */
  @WithTransaction
  public Uni<RemovalView> remove(String id, RemovalOrder order, Origin origin) {
    return preview(id)
        .invoke(view -> mustBeMeant(view, order))
        .call(
            view ->
                requests.ask(
                    "removal-" + UUID.randomUUID(),
                    Wish.remove(
                        view.supervisor(),
                        view.service(),
                        order.ignoreDependents(),
                        origin.actor()),
                    origin.lineage()))
        .call(
            view ->
                audit.record(
                    origin,
                    order.ignoreDependents() ? "ask for removal, needed or not" : "ask for removal",
                    id,
                    "%d volumes".formatted(view.volumes().size()),
                    ""));
  }

  private static void mustBeMeant(RemovalView view, RemovalOrder order) {
    if (!view.neededBy().isEmpty() && !order.ignoreDependents()) {
      throw wrong(
          "ignore_dependents",
          "is not set, and these services need it: " + String.join(", ", view.neededBy()),
          "Remove them first, or set it to true.");
    }
    if (view.losesData() && !view.service().equals(order.confirm())) {
      throw wrong(
          "confirm",
          "is not the id of the service, and the data of %d claims is lost"
              .formatted(view.volumes().size()),
          "Save the data, then send {\"confirm\": \"%s\"}.".formatted(view.service()));
    }
  }

  private static ApiFailure wrong(String field, String problem, String hint) {
    return ApiFailure.invalid(
        "io.supervisor.install.removal.refused",
        "Nothing is removed",
        List.of(new Finding(field, problem, hint)));
  }

  private Uni<Install> present(String id) {
    return installs
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> InstallRepository.unknown(id))
        .invoke(
            install -> {
              if (install.phase() == Phase.REMOVED || install.phase() == Phase.REMOVING) {
                throw ApiFailure.of(
                    ErrorType.NOT_ALLOWED_IN_CURRENT_STATE,
                    "io.supervisor.install.state",
                    "The install (%s) is %s already.",
                    id,
                    install.phase().name());
              }
            });
  }
}
