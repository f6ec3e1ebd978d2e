package io.supervisor.namespace.host;

import io.supervisor.namespace.cluster.NodeTaint;
import io.supervisor.platform.event.Event;
import java.util.List;
import java.util.Map;

/**
 * The full state of a host.
 *
 * @param zone vSphere zone; empty when it has none
 * @param resources what else pods may request there: ephemeral-storage and hugepages-* in MiB,
 *     devices in pieces
 * @param taints what keeps pods away, without what {@code schedulable} says
 */
record HostChanged(
    String supervisor,
    String host,
    boolean schedulable,
    String address,
    String zone,
    long cpuMillicores,
    long memoryMib,
    int pods,
    Map<String, Integer> resources,
    Map<String, String> labels,
    List<NodeTaint> taints)
    implements Event {

  static final String TOPIC = "supervisor.namespace.hosts.v1";

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public String type() {
    return "io.supervisor.namespace.host-changed.v1";
  }

  @Override
  public String key() {
    return supervisor + "/" + host;
  }
}
