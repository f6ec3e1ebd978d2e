package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.PodSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the decisions add up to, host by host and GPU by GPU. */
final class GpuLedger {
  private static final int WHOLE = 1_000;

  private final Map<String, HostSpec> hosts = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();
  private long gpuThousandths;
  private long cpu;
  private String complaint;

  GpuLedger(List<HostSpec> hosts) {
    hosts.forEach(host -> this.hosts.put(host.name(), host));
  }

  void note(PodSpec pod, String name, int[] gpus) {
    HostSpec host = hosts.get(name);
    pod.requests()
        .amounts()
        .forEach((what, much) -> use(name, what, much, host.capacity().amounts().get(what)));
    cpu += pod.requests().amounts().get("cpu");
    check(gpus.length == pod.gpu().count(), name + " gives " + gpus.length + " GPUs to " + pod);
    for (int gpu : gpus) {
      String model = host.gpus().get(gpu);
      boolean right = pod.gpu().models().isEmpty() || pod.gpu().models().contains(model);
      check(right, name + " gives a " + model + " to " + pod);
      use(name, "gpu-" + gpu, pod.gpu().thousandths(), WHOLE);
      gpuThousandths += pod.gpu().thousandths();
    }
  }

  private void use(String host, String what, int much, int all) {
    int sum = used.merge(host + "/" + what, much, Integer::sum);
    check(sum <= all, host + " has " + all + " of " + what + " and gave " + sum);
  }

  private void check(boolean right, String otherwise) {
    if (!right && complaint == null) {
      complaint = otherwise;
    }
  }

  long gpuThousandths() {
    return gpuThousandths;
  }

  double cpuPercent() {
    long all = hosts.values().stream().mapToLong(h -> h.capacity().amounts().get("cpu")).sum();
    return 100.0 * cpu / all;
  }

  /** The first thing that is wrong. */
  Optional<String> complaint() {
    return Optional.ofNullable(complaint);
  }
}
