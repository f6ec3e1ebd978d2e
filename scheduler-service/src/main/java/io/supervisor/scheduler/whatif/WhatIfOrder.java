package io.supervisor.scheduler.whatif;

import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.placement.Stock;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What to suppose. Hosts come first, then they fail or are emptied, then pods are placed, then it
 * is counted what else there is room for.
 *
 * @param supervisor cluster id
 * @param service whose pods are placed; its slots are kept where they fit. Absent for a new one
 * @param namespace of those pods, for rules about other pods. Absent for one that nobody else is in
 * @param place pods that need hosts, all or none, at most 100 workloads and 10,000 pods
 * @param add hosts that come, at most 1000
 * @param lose names of hosts that fail
 * @param drain names of hosts that are emptied and take no more pods
 * @param forecast sizes of which to count how many more fit, at most 20
 */
public record WhatIfOrder(
    @NotBlank String supervisor,
    String service,
    String namespace,
    @Size(max = 100) List<@NotNull @Valid Pods> place,
    @Size(max = 1_000) List<@NotNull @Valid NewHost> add,
    @Size(max = 1_000) List<@NotBlank String> lose,
    @Size(max = 1_000) List<@NotBlank String> drain,
    @Size(max = 20) List<@NotNull @Valid PodSize> forecast) {

  private static final String NEW = "";

  public WhatIfOrder {
    service = service == null ? NEW : service;
    namespace = namespace == null ? NEW : namespace;
    place = place == null ? List.of() : place;
    add = add == null ? List.of() : add;
    lose = lose == null ? List.of() : lose;
    drain = drain == null ? List.of() : drain;
    forecast = forecast == null ? List.of() : forecast;
  }

  List<Demand> demands() {
    return place.stream().map(pods -> pods.demand(namespace)).toList();
  }

  /** The install whose pods are placed. */
  String install() {
    return supervisor + "/" + service;
  }

  /**
   * @param workload kind and name, {@code Deployment/web}
   * @param pods how many, 0 to 10,000; not with {@code everyHost}
   * @param everyHost one on each host that takes pods
   * @param cpuMillicores CPU one pod requests, up to 1,000,000
   * @param memoryMib memory one pod requests, up to 100,000,000
   * @param resources what else one pod requests: ephemeral-storage in MiB, devices such as {@code
   *     nvidia.com/gpu} in pieces, at most 64; absent means nothing
   * @param constraints which hosts will do; absent means all
   */
  public record Pods(
      @NotBlank String workload,
      @Min(0) @Max(10_000) int pods,
      boolean everyHost,
      @Min(0) @Max(1_000_000) long cpuMillicores,
      @Min(0) @Max(100_000_000) long memoryMib,
      @Size(max = 64) Map<@NotBlank String, @NotNull @Min(0) Integer> resources,
      Constraints constraints) {

    /** As the engine sees them. */
    public Demand demand(String namespace) {
      Constraints known = constraints == null ? Constraints.UNKNOWN : constraints;
      return new Demand(
          workload, pods, everyHost, cpuMillicores, memoryMib, resources, known.in(namespace));
    }
  }

  /**
   * @param cpuMillicores allocatable CPU, up to 1,000,000
   * @param memoryMib allocatable memory, up to 100,000,000
   * @param pods most pods it runs; 0 for 110
   * @param resources what else it has: ephemeral-storage in MiB, devices in pieces; absent means
   *     nothing
   * @param labels by which pods may choose it; absent means none
   */
  public record NewHost(
      @NotBlank String name,
      @Min(1) @Max(1_000_000) long cpuMillicores,
      @Min(1) @Max(100_000_000) long memoryMib,
      @Min(0) @Max(10_000) int pods,
      @Size(max = 64) Map<@NotBlank String, @NotNull @Min(0) Integer> resources,
      Map<String, String> labels) {

    private static final int USUAL = 110;

    Room room() {
      int places = pods == 0 ? USUAL : pods;
      Map<String, Stock> stock = new HashMap<>();
      if (resources != null) {
        resources.forEach((resource, much) -> stock.put(resource, new Stock(much, much)));
      }
      return new Room(
          name,
          true,
          cpuMillicores,
          memoryMib,
          places,
          cpuMillicores,
          memoryMib,
          stock,
          labels == null ? Map.of() : labels,
          List.of());
    }
  }

  /**
   * @param name of the size, a VM class for instance
   * @param cpuMillicores CPU that is reserved, up to 1,000,000
   * @param memoryMib memory that is reserved, up to 100,000,000
   * @param resources what else, as of {@code place}; absent means nothing
   */
  public record PodSize(
      @NotBlank String name,
      @Min(0) @Max(1_000_000) long cpuMillicores,
      @Min(0) @Max(100_000_000) long memoryMib,
      @Size(max = 64) Map<@NotBlank String, @NotNull @Min(0) Integer> resources) {

    Demand demand() {
      return new Demand(name, 1, false, cpuMillicores, memoryMib, resources, Constraints.NONE);
    }
  }
}
