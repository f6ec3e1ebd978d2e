package io.supervisor.scheduler.whatif;

import io.supervisor.platform.error.Finding;
import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.Requirement;
import io.supervisor.scheduler.placement.Requirement.Operator;
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

  private static Finding missing(String field) {
    return new Finding(field, "must have a value", "Give one, or leave it out.");
  }
}
