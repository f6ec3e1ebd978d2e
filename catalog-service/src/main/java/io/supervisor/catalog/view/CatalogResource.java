package io.supervisor.catalog.view;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.registration.ServiceVersion;
import io.supervisor.catalog.registration.ServiceVersionRepository;
import io.supervisor.catalog.registration.SupervisorService;
import io.supervisor.catalog.registration.SupervisorServiceRepository;
import io.supervisor.catalog.registration.VersionRelationRepository;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.http.Page;
import io.supervisor.platform.semver.SemanticVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The catalog with everything that vCenter's API has no place for. */
@Path("/api/supervisor/services")
public class CatalogResource {

  private static final String PNG_START = "iVBORw0KGgo";

  private final SupervisorServiceRepository services;
  private final ServiceVersionRepository versions;
  private final VersionRelationRepository relations;

  CatalogResource(
      SupervisorServiceRepository services,
      ServiceVersionRepository versions,
      VersionRelationRepository relations) {
    this.services = services;
    this.versions = versions;
    this.relations = relations;
  }

  /** Services by id, at most {@code limit} after the id {@code after}. */
  @GET
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Page<ServiceView>> list(
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit,
      @RestQuery @DefaultValue("") String after) {
    return services
        .find("id > ?1 order by id", after)
        .page(0, limit)
        .list()
        .chain(
            found ->
                versions
                    .list("service in ?1", found.stream().map(SupervisorService::id).toList())
                    .map(all -> page(found, all, limit)));
  }

  private static Page<ServiceView> page(
      List<SupervisorService> found, List<ServiceVersion> all, int limit) {
    Map<String, List<ServiceVersion>> byService =
        all.stream()
            .sorted(Comparator.comparing(one -> SemanticVersion.of(one.version())))
            .collect(Collectors.groupingBy(ServiceVersion::service));
    return Page.of(
        found,
        limit,
        one -> ServiceView.of(one, byService.getOrDefault(one.id(), List.of())),
        SupervisorService::id);
  }

  /** One service. */
  @GET
  @Path("/{service}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<ServiceView> get(@RestPath String service) {
    return services
        .known(service)
        .chain(found -> versions.of(service).map(all -> ServiceView.of(found, all)));
  }

  /** The icon, SVG without anything active or PNG; 404 when there is none. */
  @GET
  @Path("/{service}/icon")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<Response> icon(@RestPath String service) {
    return services
        .known(service)
        .chain(() -> versions.of(service))
        .map(all -> all.isEmpty() ? null : all.get(all.size() - 1).details().about().icon())
        .map(icon -> icon == null ? noIcon(service) : picture(icon));
  }

  private static Response picture(String icon) {
    String type = icon.startsWith(PNG_START) ? "image/png" : "image/svg+xml";
    return Response.ok(Base64.getDecoder().decode(icon), type).build();
  }

  private static Response noIcon(String service) {
    throw ApiFailure.of(
        ErrorType.NOT_FOUND,
        "io.supervisor.service.icon.notfound",
        "Supervisor Service (%s) has no icon.",
        service);
  }

  /** All versions of a service, the newest first. */
  @GET
  @Path("/{service}/versions")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<VersionView>> versions(@RestPath String service) {
    return services
        .known(service)
        .chain(() -> versions.of(service))
        .map(
            all -> {
              List<VersionView> views = new ArrayList<>(all.stream().map(VersionView::of).toList());
              Collections.reverse(views);
              return views;
            });
  }

  /** One version. */
  @GET
  @Path("/{service}/versions/{version}")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<VersionView> version(@RestPath String service, @RestPath String version) {
    return versions.known(service, version).map(VersionView::of);
  }

  /**
   * Versions that require, provide or conflict with something: a service here, or with {@code kind}
   * a kind such as {@code projectcontour.io/v1/HTTPProxy}.
   */
  @GET
  @Path("/{service}/related")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<List<RelationView>> related(@RestPath String service, @RestQuery String kind) {
    return services
        .known(service)
        .chain(() -> relations.to(kind == null ? service : kind))
        .map(found -> found.stream().map(RelationView::of).toList());
  }
}
