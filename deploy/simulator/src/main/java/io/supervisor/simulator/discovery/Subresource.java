package io.supervisor.simulator.discovery;

import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Trait;
import java.util.ArrayList;
import java.util.List;

/** A part of an object that has its own path. */
public record Subresource(
    String name, String group, String version, String kind, List<String> verbs) {
  private static final List<String> CREATE = List.of("create");
  private static final List<String> CONNECT = List.of("create", "get");
  private static final List<String> READ_WRITE = List.of("get", "patch", "update");

  /** The parts that objects of the kind have, in the order of their names. */
  public static List<Subresource> of(Kind kind) {
    List<Subresource> all = new ArrayList<>();
    if (kind.equals(KindTable.POD)) {
      all.add(new Subresource("attach", "", "", "PodAttachOptions", CONNECT));
      all.add(new Subresource("binding", "", "", "Binding", CREATE));
      all.add(new Subresource("ephemeralcontainers", "", "", "Pod", READ_WRITE));
      all.add(new Subresource("eviction", "policy", "v1", "Eviction", CREATE));
      all.add(new Subresource("exec", "", "", "PodExecOptions", CONNECT));
      all.add(new Subresource("log", "", "", "Pod", List.of("get")));
      all.add(new Subresource("portforward", "", "", "PodPortForwardOptions", CONNECT));
      all.add(new Subresource("resize", "", "", "Pod", READ_WRITE));
    }
    if (kind.equals(KindTable.NAMESPACE)) {
      all.add(new Subresource("finalize", "", "", "Namespace", List.of("update")));
    }
    if (kind.has(Trait.SCALE)) {
      all.add(new Subresource("scale", "autoscaling", "v1", "Scale", READ_WRITE));
    }
    if (kind.has(Trait.STATUS)) {
      all.add(new Subresource("status", "", "", kind.kind(), READ_WRITE));
    }
    if (kind.equals(KindTable.SERVICE_ACCOUNT)) {
      all.add(new Subresource("token", "authentication.k8s.io", "v1", "TokenRequest", CREATE));
    }
    return all;
  }

  public static boolean exists(Kind kind, String name) {
    return name.isEmpty() || of(kind).stream().anyMatch(s -> s.name().equals(name));
  }
}
