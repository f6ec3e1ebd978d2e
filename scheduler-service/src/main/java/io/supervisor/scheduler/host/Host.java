package io.supervisor.scheduler.host;

import io.supervisor.platform.column.AmountsColumn;
import io.supervisor.platform.column.LabelsColumn;
import io.supervisor.scheduler.placement.Taint;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.List;
import java.util.Map;

/** A host of a Supervisor as the scheduler knows it. */
@Entity
public class Host {

  @Id private String id;
  private String supervisor;
  private String name;
  private boolean schedulable;
  private long cpuMillicores;
  private long memoryMib;
  private int pods;

  @Convert(converter = AmountsColumn.class)
  private Map<String, Integer> resources;

  @Convert(converter = LabelsColumn.class)
  private Map<String, String> labels;

  @Convert(converter = TaintsColumn.class)
  private Taints taints;

  private long foreignCpu;
  private long foreignMemory;
  private int foreignPods;

  @Convert(converter = AmountsColumn.class)
  private Map<String, Integer> foreignResources;

  @Version
  @Column(name = "revision")
  private long revision;

  Host() {}

  static Host of(HostChanged event) {
    Host host = new Host();
    host.id = event.supervisor() + "/" + event.host();
    host.supervisor = event.supervisor();
    host.name = event.host();
    host.resources = Map.of();
    host.foreignResources = Map.of();
    host.labels = Map.of();
    host.taints = new Taints(List.of());
    host.apply(event);
    return host;
  }

  void apply(HostChanged event) {
    schedulable = event.schedulable();
    cpuMillicores = event.cpuMillicores();
    memoryMib = event.memoryMib();
    pods = event.pods();
    resources = event.resources() == null ? resources : event.resources();
    labels = event.labels() == null ? labels : event.labels();
    taints = event.taints() == null ? taints : new Taints(event.taints());
  }

  /** Sets what pods of others use. Returns whether that is news. */
  public boolean usedByOthers(Used others) {
    if (others.equals(usedByOthers())) {
      return false;
    }
    foreignCpu = others.cpu();
    foreignMemory = others.memory();
    foreignPods = others.pods();
    foreignResources = others.resources();
    return true;
  }

  public String supervisor() {
    return supervisor;
  }

  public String name() {
    return name;
  }

  public boolean schedulable() {
    return schedulable;
  }

  /** Allocatable CPU in millicores. */
  public long cpuMillicores() {
    return cpuMillicores;
  }

  /** Allocatable memory in MiB. */
  public long memoryMib() {
    return memoryMib;
  }

  public int pods() {
    return pods;
  }

  /** What else pods may request: ephemeral storage in MiB, devices in pieces. */
  public Map<String, Integer> resources() {
    return resources;
  }

  public Map<String, String> labels() {
    return labels;
  }

  public List<Taint> taints() {
    return taints.all();
  }

  /** What pods of others use. */
  public Used usedByOthers() {
    return new Used(foreignCpu, foreignMemory, foreignPods, foreignResources);
  }
}
