package io.supervisor.install.process;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The conditions of an install, in the order they are reached. */
public record Conditions(@JsonValue List<Condition> all) {

  static final String DEPENDENCIES = "DependenciesMet";
  static final String RENDERED = "Rendered";
  static final String PLACED = "Placed";
  static final String APPLIED = "Applied";
  static final String READY = "Ready";
  private static final List<String> ORDER = List.of(DEPENDENCIES, RENDERED, PLACED, APPLIED, READY);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Conditions {
    all = List.copyOf(all);
  }

  /** Nothing is known yet. */
  static Conditions unknown(Instant now) {
    return new Conditions(
        ORDER.stream().map(type -> new Condition(type, "Unknown", "", "", "", now)).toList());
  }

  /** As they are after a move; a condition whose status stays keeps its time. */
  Conditions moved(Phase phase, Standing standing, Instant now) {
    int reached = reached(phase, standing);
    List<Condition> moved = new ArrayList<>();
    for (int index = 0; index < ORDER.size(); index++) {
      moved.add(moved(index, reached, phase, standing, now));
    }
    return new Conditions(moved);
  }

  private Condition moved(int index, int reached, Phase phase, Standing standing, Instant now) {
    boolean open = phase == Phase.FAILED || phase == Phase.WAITING;
    String status = index < reached ? "True" : index == reached && open ? "False" : "Unknown";
    Condition old = all.get(index);
    Instant since = old.status().equals(status) ? old.since() : now;
    boolean speaks = index == reached || index == ORDER.size() - 1;
    return speaks
        ? new Condition(
            old.type(), status, standing.reason(), standing.message(), standing.hint(), since)
        : new Condition(old.type(), status, "", "", "", since);
  }

  /** How many conditions hold. */
  private int reached(Phase phase, Standing standing) {
    return switch (phase) {
      case REQUESTED, WAITING, REMOVING, REMOVED -> 0;
      case RENDERED -> 2;
      case PLACED -> 3;
      case APPLYING -> 4;
      case READY -> ORDER.size();
      case FAILED -> failed(standing.reason());
    };
  }

  private int failed(String reason) {
    return switch (reason) {
      case Failure.CIRCLE, Failure.CONFLICT -> 0;
      case Failure.RENDERING, Failure.PACKAGE -> 1;
      case Failure.PLACEMENT -> 2;
      default -> all.get(3).status().equals("True") ? 4 : 3;
    };
  }
}
