package io.supervisor.namespace.host;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.supervisor.namespace.cluster.NodeTaint;
import java.util.List;

/** The taints of a host; in an entity a list itself could change without being written. */
record Taints(@JsonValue List<NodeTaint> all) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  Taints {
    all = List.copyOf(all);
  }
}
