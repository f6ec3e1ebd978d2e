package io.supervisor.local.process;

import java.io.IOException;

/** What is sent to a process: to end in good order, to pause, to go on. */
public enum Signal {
  TERM,
  /** Pauses a process; {@link #CONT} lets it go on. */
  STOP,
  CONT,
  /** PostgreSQL's fast shutdown: does not wait for clients. */
  INT;

  void send(ProcessHandle process) {
    if (this == TERM) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + name(), Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      process.destroy();
    }
  }
}
