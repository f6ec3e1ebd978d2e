package io.supervisor.install.bundle;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** One bundle per install: that of its newest generation. */
@ApplicationScoped
public class BundleRepository implements PanacheRepositoryBase<Bundle, String> {

  /** The bundles of these installs. */
  public Uni<List<Bundle>> all(Collection<String> installs) {
    return installs.isEmpty() ? Uni.createFrom().item(List.of()) : list("install in ?1", installs);
  }

  /** Replaces the install's bundle. */
  public Uni<Void> replace(Bundle bundle) {
    return delete("install", bundle.install()).chain(() -> persist(bundle)).replaceWithVoid();
  }
}
