package io.supervisor.local;

import io.supervisor.local.process.Children;
import io.supervisor.local.process.StartFailure;
import io.supervisor.local.state.StateDirectory;
import io.supervisor.local.state.SuiteLock;
import java.net.URI;
import java.util.List;

/**
 * What tells others that a launcher runs: {@code up.pid} (process id, URL), and {@code ready} when
 * everything is up.
 */
final class Running implements AutoCloseable {

  private static final String PID = "up.pid";
  private static final String READY = "ready";
  private static final List<String> KEPT =
      List.of("build.stamp", "logs", "up.lock", "pids", "compose");

  private final StateDirectory state;

  private Running(StateDirectory state) {
    this.state = state;
  }

  /** Checks that no other launcher uses the directory and clears it if so wanted. */
  static Running take(StateDirectory state, boolean fresh) {
    SuiteLock lock = SuiteLock.tryTake(state.file("up.lock")).orElseThrow(() -> alreadyRuns(state));
    try {
      if (fresh) {
        new Children(state).endLeftovers();
        state.clear(KEPT);
      }
      state.delete(READY);
    } finally {
      lock.close();
    }
    return new Running(state);
  }

  private static StartFailure alreadyRuns(StateDirectory state) {
    String[] pid = state.read(PID).orElse("").trim().split(" ");
    String where = pid.length > 1 ? " at " + pid[1] : "";
    return new StartFailure("deploy/up", "runs already" + where, "End it first: deploy/down");
  }

  StateDirectory state() {
    return state;
  }

  void at(URI url) {
    state.write(PID, ProcessHandle.current().pid() + " " + url + "\n");
  }

  void ready() {
    state.write(READY, "");
  }

  @Override
  public void close() {
    state.delete(READY);
    state.delete(PID);
  }
}
