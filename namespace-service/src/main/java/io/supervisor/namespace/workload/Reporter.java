package io.supervisor.namespace.workload;

import io.supervisor.namespace.workload.WorkloadEvents.WorkloadApplied;
import io.supervisor.namespace.workload.WorkloadEvents.WorkloadDegraded;
import io.supervisor.namespace.workload.WorkloadEvents.WorkloadReady;
import io.supervisor.namespace.workload.WorkloadEvents.WorkloadRemoved;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Records how far an install is and tells it, once for each change. */
@ApplicationScoped
class Reporter {

  private final Workloads workloads;

  Reporter(Workloads workloads) {
    this.workloads = workloads;
  }

  void applied(WorkloadTask task, int objects) {
    Awaited.result(
        () ->
            workloads.become(
                task,
                State.APPLIED,
                "",
                w ->
                    new WorkloadApplied(
                        w.supervisor(), w.service(), w.generation(), w.namespace(), objects)));
  }

  void ready(WorkloadTask task, List<Address> addresses) {
    Awaited.result(
        () ->
            workloads.become(
                task,
                State.READY,
                "",
                w ->
                    new WorkloadReady(
                        w.supervisor(), w.service(), w.generation(), w.namespace(), addresses)));
  }

  void removed(WorkloadTask task) {
    Awaited.result(
        () ->
            workloads.become(
                task,
                State.REMOVED,
                "",
                w ->
                    new WorkloadRemoved(
                        w.supervisor(), w.service(), w.generation(), w.namespace())));
  }

  /** A removal in trouble stays a removal; anything else is degraded until it heals. */
  void trouble(WorkloadTask task, Trouble trouble) {
    State next = task.state() == State.REMOVING ? State.REMOVING : State.DEGRADED;
    Awaited.result(
        () ->
            workloads.become(
                task,
                next,
                trouble.reason(),
                w ->
                    new WorkloadDegraded(
                        w.supervisor(),
                        w.service(),
                        w.generation(),
                        w.namespace(),
                        trouble.reason(),
                        trouble.object(),
                        trouble.message(),
                        trouble.hint())));
  }
}
