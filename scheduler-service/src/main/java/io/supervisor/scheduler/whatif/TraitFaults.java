package io.supervisor.scheduler.whatif;

import io.supervisor.platform.error.Finding;
import io.supervisor.scheduler.placement.HostPort;
import io.supervisor.scheduler.placement.PodTerm;
import io.supervisor.scheduler.placement.PodTraits;
import io.supervisor.scheduler.placement.Spread;
import io.supervisor.scheduler.placement.Weighted;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Finds what is missing in what a caller says that pods ask of other pods. */
record TraitFaults(String field, List<Finding> faults) {

  private static final int MOST_PORTS = 65_535;

  void in(PodTraits traits) {
    for (Map.Entry<String, String> label : traits.labels().entrySet()) {
      if (label.getValue() == null) {
        faults.add(ConstraintFaults.missing(field + ".labels." + label.getKey()));
      }
    }
    for (HostPort port : traits.hostPorts()) {
      if (port == null || port.port() < 1 || port.port() > MOST_PORTS) {
        faults.add(
            new Finding(field + ".host_ports", "has a port that is none", "1 to 65535 are ports."));
      }
    }
    terms("near", traits.rules().near());
    terms("apart", traits.rules().apart());
    List<Weighted> liked = traits.rules().liked();
    terms("liked", liked.stream().map(one -> one == null ? null : one.term()).toList());
    List<Spread> spread = traits.rules().spread();
    terms("spread", spread.stream().map(one -> one == null ? null : one.term()).toList());
    if (spread.stream().filter(Objects::nonNull).anyMatch(one -> one.maxSkew() < 1)) {
      faults.add(
          new Finding(field + ".rules.spread", "has a max_skew below 1", "1 is the least skew."));
    }
  }

  private void terms(String rule, List<PodTerm> terms) {
    for (int i = 0; i < terms.size(); i++) {
      PodTerm term = terms.get(i);
      String name = "%s.rules.%s[%d]".formatted(field, rule, i);
      if (term == null || term.pods() == null || term.topologyKey() == null) {
        faults.add(ConstraintFaults.missing(name));
      } else {
        ConstraintFaults.selector(name + ".pods", term.pods(), faults);
        if (term.namespaceLabels() != null) {
          ConstraintFaults.selector(name + ".namespace_labels", term.namespaceLabels(), faults);
        }
      }
    }
  }
}
