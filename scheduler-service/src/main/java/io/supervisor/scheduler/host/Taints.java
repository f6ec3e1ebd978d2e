package io.supervisor.scheduler.host;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.supervisor.scheduler.placement.Taint;
import java.util.List;

/** The taints of a host; in an entity a list itself could change without being written. */
record Taints(@JsonValue List<Taint> all) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Taints {
    all = List.copyOf(all);
  }
}
