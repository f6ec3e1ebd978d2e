package io.supervisor.simulator.http;

import io.supervisor.simulator.discovery.ReviewKinds;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Kinds;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Reads the paths of resources below /api and /apis. */
record TargetParser(Kinds kinds) {

  /** The target; empty when the kind is not served or the path has another form. */
  Optional<Target> parse(List<String> segments) {
    Deque<String> rest = new ArrayDeque<>(segments);
    String group = rest.poll().equals("api") ? "" : rest.poll();
    String version = rest.poll();
    boolean watch = "watch".equals(rest.peek());
    if (watch) {
      rest.poll();
    }
    String namespace = "";
    if ("namespaces".equals(rest.peek()) && inNamespace(rest)) {
      rest.poll();
      namespace = rest.poll();
    }
    String plural = rest.poll();
    String name = rest.isEmpty() ? "" : rest.poll();
    String subresource = rest.isEmpty() ? "" : rest.poll();
    if (plural == null || !rest.isEmpty()) {
      return Optional.empty();
    }
    String home = namespace;
    return find(group, version, plural)
        .filter(kind -> kind.namespaced() ? !home.isEmpty() || name.isEmpty() : home.isEmpty())
        .map(kind -> new Target(kind, home, name, subresource, watch));
  }

  /** Whether the path goes on below the namespace with another resource. */
  private static boolean inNamespace(Deque<String> rest) {
    String third = rest.stream().skip(2).findFirst().orElse("");
    return !third.isEmpty() && !third.equals("status") && !third.equals("finalize");
  }

  private Optional<Kind> find(String group, String version, String plural) {
    return kinds.find(group, version, plural).or(() -> ReviewKinds.find(group, version, plural));
  }
}
