package io.supervisor.install.process;

import java.util.List;
import java.util.Map;

/**
 * One thing that must hold for an install to be ready.
 *
 * @param type DependenciesMet, Rendered, Placed, Applied or Ready
 * @param status True, False or Unknown
 * @param reason word for programs
 */
public record Condition(String type, String status, String reason) {

  private static final List<String> ORDER =
      List.of("DependenciesMet", "Rendered", "Placed", "Applied", "Ready");
  private static final Map<Phase, Integer> REACHED =
      Map.of(
          Phase.REQUESTED, 0,
          Phase.WAITING, 0,
          Phase.RENDERED, 2,
          Phase.PLACED, 3,
          Phase.APPLYING, 4,
          Phase.READY, 5,
          Phase.REMOVING, 0,
          Phase.REMOVED, 0);

  /** The conditions of an install, in the order they are reached. */
  public static List<Condition> of(Install install) {
    int reached =
        install.phase() == Phase.FAILED
            ? ORDER.indexOf(failedCondition(install.reason()))
            : REACHED.get(install.phase());
    return ORDER.stream()
        .map(type -> new Condition(type, status(type, reached, install), reason(type, install)))
        .toList();
  }

  private static String status(String type, int reached, Install install) {
    int index = ORDER.indexOf(type);
    if (index < reached) {
      return "True";
    }
    return index == reached && install.phase() == Phase.FAILED ? "False" : "Unknown";
  }

  private static String reason(String type, Install install) {
    return type.equals("Ready") || install.phase() == Phase.FAILED ? install.reason() : "";
  }

  private static String failedCondition(String reason) {
    return switch (reason) {
      case Failure.RENDERING, Failure.PACKAGE -> "Rendered";
      case Failure.PLACEMENT -> "Placed";
      default -> "Ready";
    };
  }
}
