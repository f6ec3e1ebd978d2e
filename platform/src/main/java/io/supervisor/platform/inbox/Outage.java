package io.supervisor.platform.inbox;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import jakarta.persistence.OptimisticLockException;
import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;

/** Tells a dependency that is away from a request that is wrong. */
public final class Outage {

  private static final String OVERTAKEN = "40001";
  private static final Set<String> COLLISIONS = Set.of("40P01", OVERTAKEN);

  private Outage() {}

  /** Whether the database could not be reached, was closing, or had no connection left. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (unreachable(cause)
          || cause instanceof TimeoutException
          || cause instanceof ClosedConnectionException
          || poolClosed(cause)
          || (cause instanceof SQLException sql && awayOrFull(sql.getSQLState()))
          || (cause instanceof PgException pg && away(pg.getSqlState()))) {
        return true;
      }
      if (cause.getCause() == cause) {
        return false;
      }
    }
    return false;
  }

  /** Whether two transactions stood in each other's way, and the database ended this one. */
  public static boolean isCollision(Throwable failure) {
    for (Throwable cause = failure; cause != null && cause.getCause() != cause; ) {
      if (cause instanceof OptimisticLockException
          || cause instanceof SQLException sql
              && COLLISIONS.contains(String.valueOf(sql.getSQLState()))
          || cause instanceof PgException pg
              && COLLISIONS.contains(String.valueOf(pg.getSqlState()))) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** For a transaction that found itself overtaken and is to be tried again. */
  public static SQLException collision(String what) {
    return new SQLException(what, OVERTAKEN);
  }

  /** The driver says so in words only; it happens when the service ends in the middle of work. */
  private static boolean poolClosed(Throwable cause) {
    return (cause instanceof VertxException || cause instanceof NoStackTraceThrowable)
        && "Pool closed".equals(cause.getMessage());
  }

  /** A failed connection, and not data that cannot be read, which is an IOException as well. */
  private static boolean unreachable(Throwable cause) {
    return cause instanceof IOException
        && !(cause instanceof JacksonException)
        && !(cause instanceof ZipException)
        && !(cause instanceof EOFException);
  }

  /** The JDBC pool gives no state when it has had no connection left for too long. */
  private static boolean awayOrFull(String sqlState) {
    return sqlState == null || away(sqlState);
  }

  private static boolean away(String sqlState) {
    return sqlState != null
        && (sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.startsWith("53"));
  }
}
