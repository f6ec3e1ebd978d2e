package io.supervisor.install.rendering.ytt.eval;

import java.util.ArrayDeque;
import java.util.Deque;

/** Where code runs: its variables and what it prints to. */
final class Frame {

  private final Scope scope;
  private final Deque<Output> outputs = new ArrayDeque<>();
  private Object returned;
  private boolean hasReturned;

  Frame(Scope scope, Output output) {
    this.scope = scope;
    outputs.push(output);
  }

  Scope scope() {
    return scope;
  }

  Output output() {
    return outputs.element();
  }

  void open(Output output) {
    outputs.push(output);
  }

  Output close() {
    return outputs.pop();
  }

  void giveBack(Object value) {
    returned = value;
    hasReturned = true;
  }

  Object result() {
    return hasReturned ? returned : outputs.getLast().result();
  }
}
