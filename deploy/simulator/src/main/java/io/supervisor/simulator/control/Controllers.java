package io.supervisor.simulator.control;

import io.supervisor.simulator.fault.Faults;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.write.Quotas;
import java.time.Duration;
import java.util.List;

/** All controllers of one Supervisor. */
public final class Controllers {
  private Controllers() {}

  /** The pool is the prefix of the /24 network of load balancer addresses. */
  public static List<Controller> all(
      Cluster cluster,
      Kinds kinds,
      Quotas quotas,
      Faults faults,
      Duration bootTime,
      String pool,
      String authority) {
    return List.of(
        new DefinitionController(cluster, kinds),
        new NamespaceController(cluster, kinds, authority),
        new DeploymentController(cluster),
        new ReplicaSetController(cluster),
        new DaemonSetController(cluster),
        new StatefulSetController(cluster),
        new JobController(cluster),
        new CronJobController(cluster),
        new Spherelet(cluster, bootTime, faults),
        new LoadBalancer(cluster, pool),
        new EndpointsController(cluster),
        new ClaimController(cluster),
        new VolumeController(cluster),
        new BudgetController(cluster),
        new QuotaController(cluster, quotas),
        new NodeController(cluster),
        new HostHealth(cluster, faults),
        new LostHosts(cluster),
        new GarbageCollector(cluster, kinds));
  }

  /** The stand-in for kapp-controller, and the scheduler of the pods that come of it. */
  public static List<Controller> carvel(Cluster cluster, Kinds kinds) {
    return List.of(
        new PackageInstallController(cluster, kinds),
        new AppController(cluster, kinds),
        new StandardScheduler(cluster));
  }
}
