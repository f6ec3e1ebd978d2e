package io.supervisor.local;

import io.supervisor.local.process.Children;
import io.supervisor.local.state.StateDirectory;
import io.supervisor.local.state.SuiteLock;
import java.nio.file.Path;
import java.util.List;

/** Ends the processes that a killed launcher has left behind; part of {@code deploy/down}. */
public final class Leftovers {

  private Leftovers() {}

  /** The one argument is the state directory. */
  public static void main(String[] arguments) {
    StateDirectory state = StateDirectory.open(Path.of(arguments[0]));
    SuiteLock.tryTake(state.file("up.lock"))
        .ifPresentOrElse(
            lock -> {
              List<String> ended = new Children(state).endLeftovers();
              lock.close();
              if (!ended.isEmpty()) {
                System.out.println("Ended what it left behind: " + String.join(", ", ended));
              }
            },
            () -> System.out.println("A launcher uses " + state.path() + "; nothing was done."));
  }
}
