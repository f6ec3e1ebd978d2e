package io.supervisor.platform.reconcile;

import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** Lets a worker thread wait for a use case, which runs on an event loop of its own. */
public final class Awaited {

  private Awaited() {}

  /** The result of {@code useCase}; its failure is thrown here. */
  public static <T> T result(Supplier<Uni<T>> useCase) {
    try {
      return VertxContextSupport.subscribeAndAwait(useCase);
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
