package io.supervisor.namespace.host;

import io.supervisor.namespace.cluster.Node;
import io.supervisor.platform.column.AmountsColumn;
import io.supervisor.platform.column.LabelsColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;

/** A host of a Supervisor: an ESXi host with its kubelet-like agent. */
@Entity
public class Host {

  @Id private String id;
  private String supervisor;
  private String name;
  private boolean schedulable;
  private String address;
  private String zone;
  private long cpuMillicores;
  private long memoryMib;
  private int pods;

  @Convert(converter = AmountsColumn.class)
  private Map<String, Integer> resources;

  @Convert(converter = LabelsColumn.class)
  private Map<String, String> labels;

  @Convert(converter = TaintsColumn.class)
  private Taints taints;

  @Version
  @Column(name = "revision")
  private long revision;

  Host() {}

  static Host of(String supervisor, Node node) {
    Host host = new Host();
    host.id = supervisor + "/" + node.name();
    host.supervisor = supervisor;
    host.name = node.name();
    host.resources = Map.of();
    host.labels = Map.of();
    host.taints = new Taints(List.of());
    host.apply(node);
    return host;
  }

  /** Takes over what the node says. Returns whether that is news. */
  boolean apply(Node node) {
    boolean same = node.equals(node());
    schedulable = node.schedulable();
    address = node.address();
    zone = node.zone();
    cpuMillicores = node.cpuMillicores();
    memoryMib = node.memoryMib();
    pods = node.pods();
    resources = node.resources();
    labels = node.labels();
    taints = new Taints(node.taints());
    return !same;
  }

  private Node node() {
    return new Node(
        name,
        schedulable,
        address,
        zone,
        cpuMillicores,
        memoryMib,
        pods,
        resources,
        labels,
        taints.all());
  }

  HostChanged event() {
    return new HostChanged(
        supervisor,
        name,
        schedulable,
        address,
        zone,
        cpuMillicores,
        memoryMib,
        pods,
        resources,
        labels,
        taints.all());
  }

  String id() {
    return id;
  }

  String supervisor() {
    return supervisor;
  }

  String name() {
    return name;
  }
}
