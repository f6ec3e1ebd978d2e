package io.supervisor.install.precheck;

import io.supervisor.install.bundle.Bundle;
import io.supervisor.install.bundle.BundleMaker;
import io.supervisor.install.bundle.ObjectName;
import io.supervisor.install.dependency.ConfigValues;
import io.supervisor.install.dependency.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether it gets along with what is installed there. */
final class NeighbourChecks {

  private NeighbourChecks() {}

  static List<Check> dependencies(PrecheckFacts facts, ConfigValues values) {
    List<Check> checks = new ArrayList<>();
    for (Requirement need : facts.version().relations().requires()) {
      if (need.appliesTo(values) && !facts.others().meet(need)) {
        checks.add(missing(facts, need));
      }
    }
    for (Requirement foe : facts.version().relations().conflicts()) {
      if (foe.appliesTo(values) && facts.others().present(foe).isPresent()) {
        checks.add(
            Check.fail(
                "conflicts",
                "It cannot run beside %s, which is installed there.".formatted(foe.described()),
                "Remove one of the two."));
      }
    }
    return checks.isEmpty()
        ? List.of(Check.pass("dependencies", "Everything it needs is ready there."))
        : checks;
  }

  private static Check missing(PrecheckFacts facts, Requirement need) {
    String where = facts.others().standing(need);
    return need.optional()
        ? Check.warn(
            "dependencies",
            "It can use %s, which is %s.".formatted(need.described(), where),
            "Install it if you want that.")
        : Check.warn(
            "dependencies",
            "It needs %s, which is %s.".formatted(need.described(), where),
            "Install that too; this one waits for it by itself.");
  }

  /** Whether somebody else's install brings the same cluster-wide object. */
  static Check ownership(
      List<Map<String, Object>> rendered, List<Bundle> bundles, BundleMaker maker) {
    Set<ObjectName> mine =
        rendered.stream()
            .map(ObjectName::of)
            .filter(one -> one.namespace().isEmpty() && !one.kind().equals("Namespace"))
            .collect(Collectors.toSet());
    for (Bundle bundle : bundles) {
      for (Map<String, Object> object : maker.open(bundle)) {
        ObjectName name = ObjectName.of(object);
        if (mine.contains(name)) {
          return Check.fail(
              "ownership",
              "%s is brought by %s already.".formatted(name.readable(), bundle.install()),
              "Use that one, or remove it first.");
        }
      }
    }
    return Check.pass("ownership", "Nobody else brings the same cluster-wide objects.");
  }
}
