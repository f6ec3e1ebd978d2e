package io.supervisor.install.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A topic that may show a reader its records late, twice, and in any order. */
final class Topic {

  private final List<Event> events = new ArrayList<>();

  /** A record; its version is its place, 1 and up. */
  record Event(String type, long number, int version) {}

  /** Where a reader is: what it has not been shown, and the highest version it handled. */
  final class Reader {
    private int shown;
    private int handled;
  }

  Reader reader() {
    return new Reader();
  }

  void write(String type, long number) {
    events.add(new Event(type, number, events.size() + 1));
  }

  /**
   * Shows a reader one record: the next one for 0, the newest for 1, the last shown once more for
   * 2, else an old one. The reader's inbox drops what is not newer than what it handled.
   */
  void deliver(Reader reader, int pick, Consumer<Event> handler) {
    int index =
        switch (pick) {
          case 0 -> reader.shown;
          case 1 -> events.size() - 1;
          case 2 -> reader.shown - 1;
          default -> events.size() / pick;
        };
    if (index < 0 || index >= events.size()) {
      return;
    }
    if (pick == 0) {
      reader.shown++;
    }
    Event event = events.get(index);
    if (event.version() > reader.handled) {
      reader.handled = event.version();
      handler.accept(event);
    }
  }
}
