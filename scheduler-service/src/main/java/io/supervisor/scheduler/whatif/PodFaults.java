package io.supervisor.scheduler.whatif;

import io.supervisor.platform.error.Finding;
import io.supervisor.scheduler.placement.Resources;
import java.util.List;
import java.util.Map;

/** Finds what is wrong with pods that a caller sends. */
public final class PodFaults {

  private static final Map<String, String> OWN_FIELDS =
      Map.of(
          Resources.CPU, "cpu_millicores",
          Resources.MEMORY, "memory_mib",
          Resources.PODS, "pods");

  private PodFaults() {}

  /**
   * @param field how the caller calls them
   */
  public static void in(String field, WhatIfOrder.Pods pods, List<Finding> faults) {
    resources(field, pods.resources(), faults);
    ConstraintFaults.in(field + ".constraints", pods.constraints(), faults);
    if (pods.everyHost() && pods.pods() > 0) {
      faults.add(
          new Finding(
              field + ".pods",
              "has no meaning with every_host",
              "Leave it out, or leave every_host out."));
    }
  }

  /** What has a field of its own must not be said twice. */
  static void resources(String field, Map<String, Integer> resources, List<Finding> faults) {
    if (resources != null) {
      resources.keySet().stream()
          .filter(OWN_FIELDS::containsKey)
          .forEach(
              name ->
                  faults.add(
                      new Finding(
                          field + ".resources." + name,
                          "has a field of its own",
                          "Say it in " + OWN_FIELDS.get(name) + ".")));
    }
  }
}
