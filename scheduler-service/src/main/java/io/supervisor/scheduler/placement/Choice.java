package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * The host of one pod, or why it waits.
 *
 * @param host empty while it waits
 * @param rejections which filter removed which hosts
 * @param remedies the smallest changes that would let it in, the smallest first
 * @param message why it waits, in words; empty when it does not
 * @param nominated the host that is kept for it while it waits for others to end there; else empty
 */
public record Choice(
    String host,
    List<Rejection> rejections,
    List<Remedy> remedies,
    String message,
    String nominated) {

  public static Choice of(String host) {
    return new Choice(host, List.of(), List.of(), "", "");
  }

  /** It waits for another reason than hosts. */
  public static Choice waiting(String message) {
    return new Choice("", List.of(), List.of(), message, "");
  }

  /** It goes to the host when others have ended there. */
  public static Choice nominated(String host, String message) {
    return new Choice("", List.of(), List.of(), message, host);
  }

  /** No host will do. */
  public static Choice none(List<Rejection> rejections, List<Remedy> remedies) {
    int hosts = rejections.stream().mapToInt(one -> one.hosts().size()).sum();
    if (hosts == 0) {
      return waiting("No host of the Supervisor is known.");
    }
    String smallest = Remedy.either(remedies);
    String change = smallest.isEmpty() ? "" : " It would fit with " + smallest + ".";
    String message =
        "0 of %d hosts will do: %s.%s".formatted(hosts, Rejection.told(rejections), change);
    return new Choice("", rejections, remedies, message, "");
  }

  public boolean found() {
    return !host.isEmpty();
  }
}
