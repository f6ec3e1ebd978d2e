package io.supervisor.platform.database;

import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/**
 * Ids of rows that are written many a second: UUIDs of version 7 (RFC 9562), which begin with the
 * time, so that the newest stand together at the end of an index and not all over it.
 */
public final class RowId {

  private RowId() {}

  public static UUID next() {
    return UuidVersion7Strategy.INSTANCE.generateUuid(null);
  }
}
