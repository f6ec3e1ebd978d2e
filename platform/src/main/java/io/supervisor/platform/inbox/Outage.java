package io.supervisor.platform.inbox;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;

/** Tells a dependency that is away from a request that is wrong. */
public final class Outage {

  private Outage() {}

  /** Whether the database could not be reached, was closing, or had no connection left. */
  public static boolean isCauseOf(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (unreachable(cause)
          || cause instanceof TimeoutException
          || cause instanceof ClosedConnectionException
          || (cause instanceof PgException pg && away(pg.getSqlState()))) {
        return true;
      }
      if (cause.getCause() == cause) {
        return false;
      }
    }
    return false;
  }

  /** A failed connection, and not data that cannot be read, which is an IOException as well. */
  private static boolean unreachable(Throwable cause) {
    return cause instanceof IOException
        && !(cause instanceof JacksonException)
        && !(cause instanceof ZipException)
        && !(cause instanceof EOFException);
  }

  private static boolean away(String sqlState) {
    return sqlState != null
        && (sqlState.startsWith("08") || sqlState.startsWith("57P") || sqlState.startsWith("53"));
  }
}
