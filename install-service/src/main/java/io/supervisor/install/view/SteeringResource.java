package io.supervisor.install.view;

import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Install;
import io.supervisor.install.process.Renderings;
import io.supervisor.install.process.Returns;
import io.supervisor.install.process.Steering;
import io.supervisor.platform.caller.Role;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import io.supervisor.platform.http.RequestOrigin;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** What an operator does to an install. Each answer is the install as it is then. */
@Path("/api/supervisor/installs/{supervisor}/{service}")
@RolesAllowed({Role.ADMINISTRATOR, Role.OPERATOR})
public class SteeringResource {

  private final Returns returns;
  private final Steering steering;
  private final Renderings renderings;
  private final RequestOrigin caller;

  SteeringResource(
      Returns returns, Steering steering, Renderings renderings, RequestOrigin caller) {
    this.returns = returns;
    this.steering = steering;
    this.renderings = renderings;
    this.caller = caller;
  }

  /** The revision to go back to. */
  public record Rollback(@NotNull @Min(1) Integer revision) {}

  /** The id of the service, typed by somebody who means it. */
  public record Confirmation(String confirm) {}

  /** Wants an earlier revision again; 400 with a plain sentence when that cannot be. */
  @POST
  @Path("/rollback")
  @ResponseStatus(202)
  public Uni<InstallView> rollback(
      @RestPath String supervisor, @RestPath String service, @NotNull @Valid Rollback wish) {
    String id = Install.id(supervisor, service);
    return shown(returns.rollback(id, wish.revision(), caller.origin()));
  }

  /** Tries what failed, or takes long, again now. */
  @POST
  @Path("/retry")
  @ResponseStatus(202)
  public Uni<InstallView> retry(@RestPath String supervisor, @RestPath String service) {
    return shown(steering.retry(Install.id(supervisor, service), caller.origin()));
  }

  /** Lets nothing new start until it is resumed; what is under way ends as it would. */
  @POST
  @Path("/pause")
  public Uni<InstallView> pause(@RestPath String supervisor, @RestPath String service) {
    return shown(steering.pause(Install.id(supervisor, service), true, caller.origin()));
  }

  /** Lets a paused install go on. */
  @POST
  @Path("/resume")
  public Uni<InstallView> resume(@RestPath String supervisor, @RestPath String service) {
    return shown(steering.pause(Install.id(supervisor, service), false, caller.origin()));
  }

  /** Chooses what happens when an upgrade does not get ready in time. */
  @PUT
  @Path("/policy")
  public Uni<InstallView> policy(
      @RestPath String supervisor, @RestPath String service, @NotNull @Valid PolicyView policy) {
    return shown(
        steering.follow(Install.id(supervisor, service), policy.policy(), caller.origin()));
  }

  /**
   * Ends a removal that does not get on: finalizers of its objects are taken away, and an
   * unreachable Supervisor is left as it is. The service id must be typed to confirm it.
   */
  @POST
  @Path("/force-removal")
  @ResponseStatus(202)
  public Uni<InstallView> force(
      @RestPath String supervisor, @RestPath String service, Confirmation typed) {
    if (typed == null || !service.equals(typed.confirm())) {
      throw ApiFailure.invalid(
          "io.supervisor.install.confirmation",
          "The removal is not forced",
          List.of(
              new Finding(
                  "confirm",
                  "is not the id of the service",
                  "Send {\"confirm\": \"%s\"} when nothing else helps.".formatted(service))));
    }
    return shown(steering.force(Install.id(supervisor, service), caller.origin()));
  }

  private Uni<InstallView> shown(Uni<Install> changed) {
    return changed.invoke(install -> renderings.wake(install.id())).map(InstallView::of);
  }
}
