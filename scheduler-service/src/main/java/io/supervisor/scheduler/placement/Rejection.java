package io.supervisor.scheduler.placement;

import java.util.List;
import java.util.stream.Collectors;

/** Hosts that one filter removed. */
public record Rejection(String filter, List<String> hosts) {

  /** In words, without an end: which filter removed how many. */
  public static String told(List<Rejection> all) {
    return all.stream()
        .map(one -> "%s removed %d".formatted(one.filter, one.hosts.size()))
        .collect(Collectors.joining(", "));
  }
}
