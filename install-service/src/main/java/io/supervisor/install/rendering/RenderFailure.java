package io.supervisor.install.rendering;

import java.util.List;
import java.util.stream.Collectors;

/** A template or value fault with place and hint; {@code faults} lists all of them. */
public final class RenderFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<RenderFault> faults;

  public RenderFailure(List<RenderFault> faults) {
    super(faults.stream().map(RenderFault::summary).collect(Collectors.joining("; ")));
    this.faults = List.copyOf(faults);
  }

  public RenderFailure(RenderFault fault) {
    this(List.of(fault));
  }

  public List<RenderFault> faults() {
    return faults;
  }
}
