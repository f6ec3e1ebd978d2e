package io.supervisor.install.view;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.InstallRepository;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.http.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The rich view of installs: phases and conditions. */
@Path("/api/supervisor/installs")
public class InstallResource {

  private final InstallRepository installs;

  InstallResource(InstallRepository installs) {
    this.installs = installs;
  }

  /**
   * Installs by id, at most {@code limit} after the id {@code after}; removed ones are left out.
   */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Page<InstallView>> list(
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @DefaultValue("") String after) {
    return installs
        .find("id > ?1 and phase <> REMOVED order by id", after)
        .page(0, limit)
        .list()
        .map(found -> Page.of(found, limit, InstallView::of, Install::id));
  }

  /** One install, also when it is removed; 404 when there never was one. */
  @GET
  @Path("/{supervisor}/{service}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<InstallView> get(@RestPath String supervisor, @RestPath String service) {
    return known(supervisor, service).map(InstallView::of);
  }

  private Uni<Install> known(String supervisor, String service) {
    String id = Install.id(supervisor, service);
    return installs.findById(id).onItem().ifNull().failWith(() -> InstallRepository.unknown(id));
  }
}
