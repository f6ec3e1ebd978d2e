package io.supervisor.install.dependency;

import java.util.List;

/** What one version needs of other services, offers to them, and cannot stand beside. */
public record Relations(
    List<Requirement> requires, List<Provision> provides, List<Requirement> conflicts) {

  /** Of a version that says nothing. */
  public static final Relations NONE = new Relations(null, null, null);

  /** Nothing is null. */
  public Relations {
    requires = requires == null ? List.of() : List.copyOf(requires);
    provides = provides == null ? List.of() : List.copyOf(provides);
    conflicts = conflicts == null ? List.of() : List.copyOf(conflicts);
  }

  /** A kind of the Kubernetes API that exists where the version is installed. */
  public record Provision(String apiVersion, String kind) {}

  /** Whether {@code values} matter to what is needed. */
  public boolean dependOnValues() {
    return requires.stream().anyMatch(one -> one.when() != null)
        || conflicts.stream().anyMatch(one -> one.when() != null);
  }
}
