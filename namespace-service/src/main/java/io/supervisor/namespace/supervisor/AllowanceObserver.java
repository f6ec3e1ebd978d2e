package io.supervisor.namespace.supervisor;

import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.cluster.Allowance;
import io.supervisor.namespace.cluster.Clusters;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks every Supervisor from time to time what it allows: rights and quotas change seldom. */
@ApplicationScoped
public class AllowanceObserver implements SupervisorObserver {

  /** What the names of the namespaces of installs begin with. */
  private static final String INSTALLS = "svc-";

  private final Supervisors supervisors;
  private final Clusters clusters;
  private final Duration pause;

  AllowanceObserver(
      Supervisors supervisors,
      Clusters clusters,
      @ConfigProperty(name = "supervisor.allowance.every", defaultValue = "30s") Duration pause) {
    this.supervisors = supervisors;
    this.clusters = clusters;
    this.pause = pause;
  }

  @Override
  public String name() {
    return "allowance";
  }

  @Override
  public Duration observe(Access access) {
    Allowance found = clusters.at(access).allowance(INSTALLS);
    Awaited.result(() -> supervisors.allows(access.supervisor(), found));
    return pause;
  }
}
