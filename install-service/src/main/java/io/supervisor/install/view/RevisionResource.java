package io.supervisor.install.view;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.install.revision.Configs;
import io.supervisor.install.revision.Revision;
import io.supervisor.install.revision.RevisionId;
import io.supervisor.install.revision.RevisionRepository;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What was wanted of an install in the course of time. */
@Path("/api/supervisor/installs/{supervisor}/{service}/revisions")
public class RevisionResource {

  private final InstallRepository installs;
  private final RevisionRepository revisions;
  private final Configs configs;

  RevisionResource(InstallRepository installs, RevisionRepository revisions, Configs configs) {
    this.installs = installs;
    this.revisions = revisions;
    this.configs = configs;
  }

  /** Revisions, newest first: at most {@code limit} with a number below {@code before}. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Page<RevisionView>> list(
      @RestPath String supervisor,
      @RestPath String service,
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @DefaultValue("2147483647") @Min(1) int before) {
    String id = Install.id(supervisor, service);
    return installs
        .findById(id)
        .onItem()
        .ifNull()
        .failWith(() -> InstallRepository.unknown(id))
        .chain(() -> revisions.newest(id, before, limit))
        .map(found -> Page.of(found, limit, RevisionView::of, one -> String.valueOf(one.number())));
  }

  /** One revision. */
  @GET
  @Path("/{number}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<RevisionView> get(
      @RestPath String supervisor, @RestPath String service, @RestPath int number) {
    return known(supervisor, service, number).map(RevisionView::of);
  }

  /** The service config of a revision as YAML; it may hold secrets. Gone after a removal. */
  @GET
  @Path("/{number}/config")
  @Produces("application/yaml")
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @WithSession
  public Uni<String> config(
      @RestPath String supervisor, @RestPath String service, @RestPath int number) {
    return known(supervisor, service, number)
        .map(
            revision ->
                configs.open(revision.wanted().sealedConfig(), Install.id(supervisor, service)));
  }

  private Uni<Revision> known(String supervisor, String service, int number) {
    String id = Install.id(supervisor, service);
    return revisions
        .findById(new RevisionId(id, number))
        .onItem()
        .ifNull()
        .failWith(
            () ->
                ApiFailure.of(
                    ErrorType.NOT_FOUND,
                    "io.supervisor.install.revision.notfound",
                    "There is no revision %s of (%s). See its revisions.",
                    String.valueOf(number),
                    id));
  }
}
