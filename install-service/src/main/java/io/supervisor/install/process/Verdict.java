package io.supervisor.install.process;

/** What the other services on a Supervisor mean for an install that wants to start. */
sealed interface Verdict {

  /** Nothing is in its way. */
  record Open() implements Verdict {}

  /** The catalog has not told of the version yet. */
  record Unknown() implements Verdict {}

  /**
   * Something it needs is not there yet.
   *
   * @param services ids of the services it waits for, comma separated
   */
  record Waits(String services, Standing why) implements Verdict {}

  /** It cannot start as things are. */
  record Refused(Standing why) implements Verdict {}
}
