package io.supervisor.catalog.admission;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.smallrye.mutiny.Uni;
import io.supervisor.catalog.supervisor.KnownSupervisorRepository;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.ErrorType;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.http.RequestBody;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** vCenter's prechecks of installs and upgrades (since 8.0.3). */
@Path("/api/vcenter/namespace-management/supervisors/{supervisor}/supervisor-services/{service}")
public class PrecheckResource {

  private final KnownSupervisorRepository supervisors;
  private final Prechecks prechecks;
  private final RequestBody bodies;

  PrecheckResource(KnownSupervisorRepository supervisors, Prechecks prechecks, RequestBody bodies) {
    this.supervisors = supervisors;
    this.prechecks = prechecks;
    this.bodies = bodies;
  }

  record PrecheckSpec(String targetVersion) {}

  /** The result; times are RFC 3339 with milliseconds. */
  record PrecheckResult(
      String targetVersion,
      String originalVersion,
      String status,
      @JsonRawValue String statusMessages,
      String precheckFinishTime) {

    private static final DateTimeFormatter MILLIS =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    static PrecheckResult of(Precheck of) {
      return new PrecheckResult(
          of.targetVersion(),
          of.originalVersion(),
          of.status(),
          of.messages(),
          MILLIS.format(of.finishedAt()));
    }
  }

  /** {@code action=precheck}: checks {@code target_version}; the id of the check, as JSON text. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @Produces(MediaType.APPLICATION_JSON)
  @RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
  @WithSession
  public Uni<String> run(
      @RestPath String supervisor,
      @RestPath String service,
      @RestQuery String action,
      String body) {
    if (!"precheck".equals(action)) {
      throw ApiFailure.of(
          ErrorType.OPERATION_NOT_FOUND,
          "io.supervisor.request.operation",
          "There is no action (%s). Use precheck.",
          String.valueOf(action));
    }
    String target = bodies.required(body, PrecheckSpec.class).targetVersion();
    if (target == null || target.isBlank()) {
      throw ApiFailure.invalid(
          "vcenter.wcp.appplatform.supervisorservice.precheck.invalid",
          "The precheck is refused",
          List.of(new Finding("target_version", "is missing", "Name a version.")));
    }
    return supervisors
        .withUuid(supervisor)
        .chain(found -> prechecks.run(found, service, target))
        .map(task -> "\"" + task + "\"");
  }

  /** The result of the last check of a target version; 404 when there is none that still counts. */
  @GET
  @Path("/versions/{target}/precheck")
  @RolesAllowed({Role.ADMINISTRATOR, Role.PUBLISHER, Role.OPERATOR, Role.VIEWER})
  @WithSession
  public Uni<PrecheckResult> result(
      @RestPath String supervisor, @RestPath String service, @RestPath String target) {
    return supervisors
        .withUuid(supervisor)
        .chain(found -> prechecks.result(found.id(), service, target))
        .map(PrecheckResult::of);
  }
}
