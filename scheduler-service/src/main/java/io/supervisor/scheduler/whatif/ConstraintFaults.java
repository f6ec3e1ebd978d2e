package io.supervisor.scheduler.whatif;

import io.supervisor.platform.error.Finding;
import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.LikedHosts;
import io.supervisor.scheduler.placement.Requirement;
import io.supervisor.scheduler.placement.Requirement.Operator;
import io.supervisor.scheduler.placement.Selector;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds what is missing in the constraints that a caller sends. */
final class ConstraintFaults {

  private ConstraintFaults() {}

  static void in(String field, Constraints constraints, List<Finding> faults) {
    if (constraints == null) {
      return;
    }
    for (Map.Entry<String, String> label : constraints.nodeSelector().entrySet()) {
      if (label.getValue() == null) {
        faults.add(missing(field + ".node_selector." + label.getKey()));
      }
    }
    List<List<Requirement>> terms = constraints.nodeTerms();
    for (int i = 0; i < terms.size(); i++) {
      String term = "%s.node_terms[%d]".formatted(field, i);
      if (terms.get(i) == null) {
        faults.add(missing(term));
      } else {
        for (int j = 0; j < terms.get(i).size(); j++) {
          requirement("%s[%d]".formatted(term, j), terms.get(i).get(j), faults);
        }
      }
    }
    if (constraints.tolerations().stream().anyMatch(Objects::isNull)) {
      faults.add(missing(field + ".tolerations"));
    }
    for (int i = 0; i < constraints.likedHosts().size(); i++) {
      LikedHosts liked = constraints.likedHosts().get(i);
      String name = "%s.liked_hosts[%d]".formatted(field, i);
      if (liked == null || liked.hosts() == null) {
        faults.add(missing(name));
      } else {
        selector(name + ".hosts", liked.hosts(), faults);
      }
    }
    new TraitFaults(field + ".pods", faults).in(constraints.pods());
  }

  static void selector(String field, Selector selector, List<Finding> faults) {
    if (selector.requirements() == null) {
      faults.add(missing(field + ".requirements"));
      return;
    }
    for (int i = 0; i < selector.requirements().size(); i++) {
      requirement(
          "%s.requirements[%d]".formatted(field, i), selector.requirements().get(i), faults);
    }
  }

  private static void requirement(String field, Requirement one, List<Finding> faults) {
    if (one == null || one.key() == null || one.operator() == null) {
      faults.add(missing(field));
    } else if (one.operator() == Operator.GT || one.operator() == Operator.LT) {
      if (one.values().size() != 1) {
        faults.add(new Finding(field + ".values", "must be one whole number", "Give one."));
      }
    }
  }

  static Finding missing(String field) {
    return new Finding(field, "must have a value", "Give one, or leave it out.");
  }
}
