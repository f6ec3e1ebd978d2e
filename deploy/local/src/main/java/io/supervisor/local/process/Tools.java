package io.supervisor.local.process;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Programs that do one thing and end, like making a database. */
public final class Tools {

  private final Children children;

  public Tools(Children children) {
    this.children = children;
  }

  /** Runs a program to its end; anything but status 0 is a failure. */
  public void run(ProcessSpec spec, Duration limit) throws InterruptedException {
    LogTail tail = LogTail.startingNow(spec.log());
    Process process = children.spawn(spec);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failure(spec, tail, "did not end within " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw failure(spec, tail, "ended with status " + process.exitValue());
      }
    } finally {
      process.destroyForcibly();
      children.forget(process);
    }
  }

  private static StartFailure failure(ProcessSpec spec, LogTail tail, String reason) {
    return new StartFailure(spec.name(), reason, tail.lines(), "The whole log: " + spec.log());
  }
}
