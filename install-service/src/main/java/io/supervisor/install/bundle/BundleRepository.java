package io.supervisor.install.bundle;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** One bundle per install: that of its newest generation. */
@ApplicationScoped
public class BundleRepository implements PanacheRepositoryBase<Bundle, String> {

  /** Replaces the install's bundle. */
  public Uni<Void> replace(Bundle bundle) {
    return delete("install", bundle.install()).chain(() -> persist(bundle)).replaceWithVoid();
  }
}
