package io.supervisor.bench.placement;

/**
 * A workload of kube-scheduler's own benchmark.
 *
 * @param before pods that are placed before the clock starts
 * @param floor pods in a second below which their build fails
 */
record Workload(String name, int hosts, int before, int measured, double floor) {

  static Workload parse(String line) {
    String[] columns = line.split(",");
    return new Workload(
        columns[0],
        Integer.parseInt(columns[1]),
        Integer.parseInt(columns[2]),
        Integer.parseInt(columns[3]),
        Double.parseDouble(columns[4]));
  }

  String label() {
    return name + "." + hosts + "hosts." + measured + "pods";
  }
}
