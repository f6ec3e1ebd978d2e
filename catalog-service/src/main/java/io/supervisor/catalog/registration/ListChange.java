package io.supervisor.catalog.registration;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;

/**
 * The number that grows whenever the list of services changes. One question is under way at a time;
 * the calls that come meanwhile share the next one. No call is answered by a question that was
 * asked before it came, so a change that was acknowledged is never missed.
 */
@ApplicationScoped
class ListChange {

  private static final String NUMBER = "select number from list_change where id = 1";

  private final Pool database;
  private CompletableFuture<Long> asked;
  private CompletableFuture<Long> next;

  ListChange(Pool database) {
    this.database = database;
  }

  /** The number as of now, told on the caller's own Vert.x context. */
  Uni<Long> number() {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context caller = Vertx.currentContext();
              Uni<Long> answer = Uni.createFrom().completionStage(share().copy());
              return caller == null
                  ? answer
                  : answer.emitOn(then -> caller.runOnContext(ignored -> then.run()));
            });
  }

  private synchronized CompletableFuture<Long> share() {
    if (asked == null) {
      asked = new CompletableFuture<>();
      ask(asked);
      return asked;
    }
    if (next == null) {
      next = new CompletableFuture<>();
    }
    return next;
  }

  private void ask(CompletableFuture<Long> answer) {
    database
        .query(NUMBER)
        .execute()
        .map(rows -> rows.iterator().next().getLong("number"))
        .onItemOrFailure()
        .invoke((number, failure) -> answered())
        .subscribe()
        .with(answer::complete, answer::completeExceptionally);
  }

  private synchronized void answered() {
    asked = next;
    next = null;
    if (asked != null) {
      ask(asked);
    }
  }
}
