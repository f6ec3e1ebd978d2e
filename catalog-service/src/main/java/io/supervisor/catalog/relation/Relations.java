package io.supervisor.catalog.relation;

import java.util.List;

/** The relations of one version. */
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

  /** Whether nothing is said. */
  public boolean none() {
    return requires.isEmpty() && provides.isEmpty() && conflicts.isEmpty();
  }
}
