package io.supervisor.install.process;

import io.smallrye.mutiny.Uni;
import io.supervisor.install.process.Policy.OnFailedUpgrade;
import io.supervisor.platform.event.ReceivedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The row of an install, made when its first command comes. */
@ApplicationScoped
class Rows {

  private final InstallRepository installs;
  private final Policy policy;
  private final Clock clock;

  Rows(
      InstallRepository installs,
      @ConfigProperty(name = "supervisor.install.on-failed-upgrade", defaultValue = "STOP")
          OnFailedUpgrade onFailedUpgrade,
      @ConfigProperty(name = "supervisor.install.ready-within", defaultValue = "10m")
          Duration readyWithin,
      Clock clock) {
    this.installs = installs;
    this.policy = new Policy(onFailedUpgrade, readyWithin.toMillis());
    this.clock = clock;
  }

  /** The row, locked until the transaction ends. */
  Uni<Install> of(String supervisor, String service, ReceivedEvent event) {
    return installs
        .locked(Install.id(supervisor, service))
        .onItem()
        .ifNull()
        .switchTo(() -> first(supervisor, service, event));
  }

  private Uni<Install> first(String supervisor, String service, ReceivedEvent event) {
    NamespaceName name = new NamespaceName(supervisor, service);
    return installs
        .othersIn(supervisor, name.plain(), service)
        .map(others -> others == 0 ? name.plain() : name.distinct())
        .map(namespace -> new InstallName(supervisor, service, namespace))
        .map(known -> Install.first(known, policy, event.next(), clock.instant()))
        .chain(install -> installs.persist(install));
  }
}
