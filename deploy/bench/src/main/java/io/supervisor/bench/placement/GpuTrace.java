package io.supervisor.bench.placement;

import io.supervisor.scheduler.placement.GpuRequest;
import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.placement.TypicalPod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The hosts, pods and arrivals of the openb trace. */
record GpuTrace(List<HostSpec> hosts, List<PodSpec> pods, List<Integer> arrivals) {
  private static final int PODS = 1_000;
  private static final double TYPICAL = 0.95;

  static GpuTrace read(Path folder, String list, Path arrivals) throws IOException {
    List<HostSpec> hosts = new ArrayList<>();
    for (String[] row : rows(folder.resolve("openb_node_list_gpu_node.csv"))) {
      Resources capacity =
          Resources.of(Integer.parseInt(row[1]), Integer.parseInt(row[2]))
              .and(Resources.PODS, PODS);
      int gpus = Integer.parseInt(row[3]);
      hosts.add(HostSpec.of(row[0], capacity).withGpus(Collections.nCopies(gpus, row[4])));
    }
    List<PodSpec> pods = new ArrayList<>();
    for (String[] row : rows(folder.resolve("openb_pod_list_" + list + ".csv"))) {
      Resources wanted = Resources.of(Integer.parseInt(row[1]), Integer.parseInt(row[2]));
      pods.add(PodSpec.of("openb", Map.of(), wanted).with(gpu(row)));
    }
    List<Integer> order =
        Files.readAllLines(arrivals).stream()
            .filter(line -> !line.isBlank())
            .map(line -> Integer.parseInt(line.trim()))
            .toList();
    return new GpuTrace(hosts, pods, order);
  }

  private static GpuRequest gpu(String[] row) {
    int count = Integer.parseInt(row[3]);
    String models = row.length > 5 ? row[5] : "";
    return count == 0
        ? GpuRequest.NONE
        : new GpuRequest(
            count,
            Integer.parseInt(row[4]),
            models.isEmpty() ? Set.of() : new TreeSet<>(List.of(models.split("\\|"))));
  }

  private static List<String[]> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    return lines.subList(1, lines.size()).stream().map(line -> line.split(",", -1)).toList();
  }

  /** The most frequent shapes that make up 95 % of the pods. */
  List<TypicalPod> typical() {
    Map<TypicalPod, Integer> shapes = new LinkedHashMap<>();
    for (PodSpec pod : pods) {
      int cpu = pod.requests().amounts().get(Resources.CPU);
      shapes.merge(new TypicalPod(cpu, pod.gpu(), 0), 1, Integer::sum);
    }
    List<Map.Entry<TypicalPod, Integer>> frequent = new ArrayList<>(shapes.entrySet());
    frequent.sort((a, b) -> b.getValue() - a.getValue());
    List<TypicalPod> typical = new ArrayList<>();
    int sum = 0;
    for (Map.Entry<TypicalPod, Integer> shape : frequent) {
      if (sum >= TYPICAL * pods.size()) {
        break;
      }
      sum += shape.getValue();
      double part = shape.getValue() / (double) pods.size();
      typical.add(new TypicalPod(shape.getKey().cpu(), shape.getKey().gpu(), part));
    }
    return typical;
  }

  int gpus() {
    return hosts.stream().mapToInt(host -> host.gpus().size()).sum();
  }
}
