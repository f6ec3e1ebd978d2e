package io.supervisor.namespace.workload;

import io.supervisor.namespace.workload.WorkloadEvents.WorkloadApplied;
import io.supervisor.namespace.workload.WorkloadEvents.WorkloadDegraded;
import io.supervisor.namespace.workload.WorkloadEvents.WorkloadReady;
import io.supervisor.namespace.workload.WorkloadEvents.WorkloadRemoved;
import io.supervisor.namespace.workload.WorkloadEvents.WorkloadRemoving;
import io.supervisor.platform.event.Event;
import io.supervisor.platform.reconcile.Awaited;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Records how far an install is and tells it, once for each change. */
@ApplicationScoped
class Reporter {

  private final Workloads workloads;

  Reporter(Workloads workloads) {
    this.workloads = workloads;
  }

  void applied(WorkloadTask task, int objects) {
    become(
        task,
        State.APPLIED,
        w ->
            new WorkloadApplied(
                w.supervisor(), w.service(), w.generation(), w.namespace(), objects));
  }

  void ready(WorkloadTask task, List<Address> addresses) {
    become(
        task,
        State.READY,
        w ->
            new WorkloadReady(
                w.supervisor(), w.service(), w.generation(), w.namespace(), addresses));
  }

  /** Tells that nothing is left, or that nobody knows what is. */
  void removed(WorkloadTask task, boolean leftBehind) {
    become(
        task,
        State.REMOVED,
        w ->
            new WorkloadRemoved(
                w.supervisor(), w.service(), w.generation(), w.namespace(), leftBehind));
  }

  /** Remembers that the removal, when it ends, leaves something behind. */
  void abandon(WorkloadTask task) {
    if (!task.removal().abandoned()) {
      Awaited.result(() -> workloads.abandon(task));
    }
  }

  private void become(WorkloadTask task, State next, Function<DesiredWorkload, Event> event) {
    Awaited.result(
        () -> workloads.tell(task, (w, now) -> w.become(task.generation(), next, "", now), event));
  }

  /** Tells what a removal has left, when that is news. */
  void remaining(WorkloadTask task, Remaining left) {
    Awaited.result(
        () ->
            workloads.tell(
                task,
                (w, now) -> w.shrink(task.generation(), left.toString(), now),
                w ->
                    new WorkloadRemoving(
                        w.supervisor(),
                        w.service(),
                        w.generation(),
                        w.namespace(),
                        left.count(),
                        left.objects(),
                        left.stuck())));
  }

  /** A removal in trouble stays a removal; anything else is degraded until it heals. */
  void trouble(WorkloadTask task, Trouble trouble) {
    State next = task.state() == State.REMOVING ? State.REMOVING : State.DEGRADED;
    String words = trouble.object() + " " + trouble.message();
    Awaited.result(
        () ->
            workloads.tell(
                task,
                (w, now) -> w.suffer(task.generation(), next, trouble.reason(), words, now),
                w ->
                    new WorkloadDegraded(
                        w.supervisor(),
                        w.service(),
                        w.generation(),
                        w.namespace(),
                        trouble.reason(),
                        trouble.object(),
                        trouble.message(),
                        trouble.hint(),
                        trouble.events())));
  }
}
