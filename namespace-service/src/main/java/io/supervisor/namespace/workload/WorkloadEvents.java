package io.supervisor.namespace.workload;

import io.supervisor.platform.event.Event;
import java.util.List;

/** What is told about the objects of an install, all on one topic and under the install's id. */
final class WorkloadEvents {

  private WorkloadEvents() {}

  private interface OfInstall extends Event {
    String supervisor();

    String service();

    @Override
    default String topic() {
      return "supervisor.namespace.workloads.v1";
    }

    @Override
    default String key() {
      return supervisor() + "/" + service();
    }
  }

  /** All objects of a generation are on the Supervisor. */
  record WorkloadApplied(
      String supervisor, String service, long generation, String namespace, int objects)
      implements OfInstall {
    @Override
    public String type() {
      return "io.supervisor.namespace.workload-applied.v1";
    }
  }

  /** All parts of a generation run. */
  record WorkloadReady(
      String supervisor, String service, long generation, String namespace, List<Address> addresses)
      implements OfInstall {
    @Override
    public String type() {
      return "io.supervisor.namespace.workload-ready.v1";
    }
  }

  /** A part does not run or cannot be applied; it may heal by itself. */
  record WorkloadDegraded(
      String supervisor,
      String service,
      long generation,
      String namespace,
      String reason,
      String object,
      String message,
      String hint,
      List<String> events)
      implements OfInstall {
    @Override
    public String type() {
      return "io.supervisor.namespace.workload-degraded.v1";
    }
  }

  /** A removal is not finished: what is still on the Supervisor. */
  record WorkloadRemoving(
      String supervisor,
      String service,
      long generation,
      String namespace,
      int remaining,
      List<Leftover> objects,
      boolean stuck)
      implements OfInstall {
    @Override
    public String type() {
      return "io.supervisor.namespace.workload-removing.v1";
    }
  }

  /** Nothing of the install is left on the Supervisor, as far as is known. */
  record WorkloadRemoved(
      String supervisor, String service, long generation, String namespace, boolean leftBehind)
      implements OfInstall {
    @Override
    public String type() {
      return "io.supervisor.namespace.workload-removed.v1";
    }
  }
}
