package io.supervisor.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One process of the suite, from its start to its end; it can be started again. */
public final class Component {

  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final long POLL_MILLIS = 150;

  private final ProcessSpec spec;
  private final Readiness readiness;
  private final Duration limit;
  private final Children children;
  private volatile Process process;
  private volatile LogTail tail;

  public Component(ProcessSpec spec, Readiness readiness, Duration limit, Children children) {
    this.spec = spec;
    this.readiness = readiness;
    this.limit = limit;
    this.children = children;
  }

  public String name() {
    return spec.name();
  }

  public Path log() {
    return spec.log();
  }

  /** The process id of the last start. */
  public long pid() {
    if (process == null) {
      throw new IllegalStateException(name() + " was never started");
    }
    return process.pid();
  }

  public boolean alive() {
    return process != null && process.isAlive();
  }

  /** Starts the process and waits until it is ready. */
  public void start() throws InterruptedException {
    start(Map.of());
  }

  /** Starts the process, this time with these variables on top of its own. */
  public void start(Map<String, String> more) throws InterruptedException {
    tail = LogTail.startingNow(spec.log());
    process = children.spawn(spec.with(more));
    Deadline deadline = Deadline.in(limit);
    while (!ready()) {
      if (!process.isAlive()) {
        throw failure("ended with status " + process.exitValue() + " before it was ready");
      }
      if (deadline.passed()) {
        throw failure("was not ready after " + limit.toSeconds() + " s");
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  private boolean ready() {
    try {
      return process.isAlive() && readiness.now();
    } catch (IOException e) {
      return false;
    }
  }

  /** What to say when this component does not work. */
  public StartFailure failure(String reason) {
    return new StartFailure(
        name(), reason, tail == null ? List.of() : tail.lines(), "Its whole log: " + log());
  }

  /** Asks the process to end, and ends it when it does not. */
  public void stop() {
    Process running = process;
    if (running == null) {
      return;
    }
    if (running.isAlive()) {
      spec.stop().send(running.toHandle());
      if (!Deadline.in(GRACE).reached(() -> !running.isAlive())) {
        running.destroyForcibly();
        Deadline.in(GRACE).reached(() -> !running.isAlive());
      }
    }
    children.forget(running);
  }

  /** Asks the process to end, and does not wait for it. */
  public void askToEnd() {
    spec.stop().send(process.toHandle());
  }

  /** The status the process has ended with; empty while it runs. */
  public OptionalInt exitStatus() {
    return process == null || process.isAlive()
        ? OptionalInt.empty()
        : OptionalInt.of(process.exitValue());
  }

  /** Ends the process as a crash would: SIGKILL. */
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
      Deadline.in(GRACE).reached(() -> !running.isAlive());
      children.forget(running);
    }
  }

  /** Stops the process in the middle of whatever it does, as a long pause would. */
  public void freeze() {
    Signal.STOP.send(process.toHandle());
  }

  /** Lets a frozen process go on. */
  public void thaw() {
    Signal.CONT.send(process.toHandle());
  }

  /** Makes the class-data archive of its program, unless it is there. */
  public void archiveClasses() throws InterruptedException {
    if (spec.archive().isPresent() && alive()) {
      spec.archive().get().makeFrom(pid());
    }
  }

  /** Ends the process if it runs, starts it and waits until it is ready. */
  public void restart() throws InterruptedException {
    stop();
    start();
  }
}
