package io.supervisor.scheduler.host;

import io.supervisor.scheduler.placement.Taint;
import java.util.List;
import java.util.Map;

/**
 * What this service needs of the namespace-service's event.
 *
 * @param resources what else pods may request there; null when an older release did not say
 * @param labels null when an older release did not say
 * @param taints null when an older release did not say
 */
record HostChanged(
    String supervisor,
    String host,
    boolean schedulable,
    long cpuMillicores,
    long memoryMib,
    int pods,
    Map<String, Integer> resources,
    Map<String, String> labels,
    List<Taint> taints) {

  static final String TYPE = "io.supervisor.namespace.host-changed.v1";
  static final String REMOVED = "io.supervisor.namespace.host-removed.v1";
}
