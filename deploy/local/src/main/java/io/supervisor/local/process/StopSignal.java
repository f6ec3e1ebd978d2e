package io.supervisor.local.process;

import java.io.IOException;

/** What asks a process to end in good order. */
public enum StopSignal {
  TERM,
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
