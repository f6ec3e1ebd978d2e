package io.supervisor.namespace.workload;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;

/** Desired workloads by install. */
@ApplicationScoped
class DesiredWorkloadRepository implements PanacheRepositoryBase<DesiredWorkload, String> {

  Uni<DesiredWorkload> locked(String install) {
    return findById(install, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The install that has the namespace; null when none has. */
  Uni<DesiredWorkload> inNamespace(String supervisor, String namespace) {
    return find(
            "supervisor = ?1 and namespace = ?2 and state <> ?3",
            supervisor,
            namespace,
            State.REMOVED)
        .firstResult();
  }

  /** The installs of which something is or should be on a Supervisor. */
  Uni<List<String>> present() {
    return find("select install from DesiredWorkload where state <> ?1", State.REMOVED)
        .project(String.class)
        .list();
  }
}
