package io.supervisor.install.dependency;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Versions by {@code service@version}. */
@ApplicationScoped
public class KnownVersionRepository implements PanacheRepositoryBase<KnownVersion, String> {

  /** The versions with these ids; unknown ones are left out. */
  public Uni<List<KnownVersion>> all(Collection<String> ids) {
    return ids.isEmpty() ? Uni.createFrom().item(List.of()) : list("id in ?1", ids);
  }

  /** Every version that may be installed anew. */
  public Uni<List<KnownVersion>> active() {
    return list("state", KnownVersion.State.ACTIVATED);
  }
}
