package io.supervisor.scheduler.capacity;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.supervisor.scheduler.placement.Room;
import io.supervisor.scheduler.slot.RoomRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;

/** The hosts of all Supervisors for Prometheus, read anew every half minute unless told else. */
@ApplicationScoped
public class CapacityMetrics {

  private record Column(MultiGauge gauge, ToDoubleFunction<Room> value) {}

  private final DataSource database;
  private final List<Column> columns;

  CapacityMetrics(DataSource database, MeterRegistry meters) {
    this.database = database;
    this.columns =
        List.of(
            column(meters, "schedulable", "1 when it takes pods", r -> r.schedulable() ? 1 : 0),
            column(meters, "cpu.allocatable", "millicores", Room::cpuTotal),
            column(meters, "cpu.free", "millicores", Room::cpuMillicores),
            column(meters, "memory.allocatable", "MiB", Room::memoryTotal),
            column(meters, "memory.free", "MiB", Room::memoryMib),
            column(meters, "pods.free", "places for pods", Room::pods));
  }

  private static Column column(
      MeterRegistry meters, String name, String unit, ToDoubleFunction<Room> value) {
    MultiGauge gauge =
        MultiGauge.builder("scheduler.host." + name).description(unit).register(meters);
    return new Column(gauge, value);
  }

  @Scheduled(
      every = "${supervisor.capacity.metrics.every:30s}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void refresh() throws SQLException {
    try (Connection connection = database.getConnection()) {
      publish(RoomRows.everywhere(connection));
    }
  }

  private void publish(Map<String, List<Room>> bySupervisor) {
    for (Column column : columns) {
      List<MultiGauge.Row<?>> rows = new ArrayList<>();
      bySupervisor.forEach(
          (supervisor, rooms) ->
              rooms.forEach(
                  one ->
                      rows.add(
                          MultiGauge.Row.of(
                              Tags.of("supervisor", supervisor, "host", one.host()),
                              one,
                              column.value))));
      column.gauge.register(rows, true);
    }
  }
}
