package io.supervisor.simulator.http;

import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.ObjectKey;

/** What a path leads to: a collection when the name is empty, else an object or a part of it. */
public record Target(Kind kind, String namespace, String name, String subresource, boolean watch) {

  public ObjectKey key() {
    return kind.key(namespace, name);
  }

  public boolean collection() {
    return name.isEmpty();
  }
}
