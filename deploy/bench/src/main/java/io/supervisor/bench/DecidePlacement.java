package io.supervisor.bench;

import io.supervisor.scheduler.placement.Decision;
import io.supervisor.scheduler.placement.Demand;
import io.supervisor.scheduler.placement.InstallSlots;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Room;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision: two replicas and a pod on every host, every host scored. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecidePlacement {

  /** Hosts of the Supervisor; 64 is the most that one cluster has. */
  @Param({"4", "64"})
  public int hosts;

  private List<Room> rooms;
  private final List<Demand> demands =
      List.of(
          new Demand("Deployment/contour", 2, false, 100, 128),
          new Demand("DaemonSet/envoy", 0, true, 125, 288));

  /** Makes empty hosts. */
  @Setup
  public void hosts() {
    rooms =
        IntStream.range(0, hosts)
            .mapToObj(i -> new Room("h" + i, true, 16_000, 65_536, 110, 16_000, 65_536))
            .toList();
  }

  /** One decision of the engine, without its database. */
  @Benchmark
  public Decision decide() {
    return new InstallSlots(rooms, Policy.BALANCE).decide(demands, List.of());
  }
}
