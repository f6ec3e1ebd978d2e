package io.supervisor.platform.database;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Connections remember the statements they have prepared, long ones too: without that the server
 * reads and plans each statement every time, in one more round trip. By default only statements of
 * up to 2,048 characters are remembered, and those of an entity with many columns are longer.
 */
@Singleton
public class PreparedStatements implements PgPoolCreator {

  private static final int MOST_STATEMENTS = 256;
  private static final int LONGEST_STATEMENT = 16_384;

  @Override
  public Pool create(Input input) {
    input
        .pgConnectOptionsList()
        .forEach(
            options ->
                options
                    .setCachePreparedStatements(true)
                    .setPreparedStatementCacheMaxSize(MOST_STATEMENTS)
                    .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT));
    return PgBuilder.pool()
        .with(input.poolOptions())
        .connectingTo(List.copyOf(input.pgConnectOptionsList()))
        .using(input.vertx())
        .build();
  }
}
