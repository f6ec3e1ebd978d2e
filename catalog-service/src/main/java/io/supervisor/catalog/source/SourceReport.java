package io.supervisor.catalog.source;

import java.time.Instant;
import java.util.List;

/**
 * What the last reading of a source brought.
 *
 * @param readAt absent when the source could not be opened
 * @param taken versions that were new
 * @param known versions that were there with the same bytes
 */
public record SourceReport(
    String source, Instant readAt, int taken, int known, List<Refused> refused) {

  /** A source that cannot be opened. */
  static SourceReport unreadable(String source, String why) {
    return new SourceReport(
        source, null, 0, 0, List.of(new Refused(source, "cannot be read: " + why)));
  }

  /** A package that is not in the catalog, and why. */
  public record Refused(String location, String why) {}
}
