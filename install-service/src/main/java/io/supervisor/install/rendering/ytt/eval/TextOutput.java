package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;

/** Collects the text of a text template. */
final class TextOutput implements Output {

  private final StringBuilder text = new StringBuilder();
  private final Meter meter;

  TextOutput(Meter meter) {
    this.meter = meter;
  }

  void print(String piece) {
    meter.text((long) text.length() + piece.length());
    text.append(piece);
  }

  @Override
  public String result() {
    return text.toString();
  }
}
