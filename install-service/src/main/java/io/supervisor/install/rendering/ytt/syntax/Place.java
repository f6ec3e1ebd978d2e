package io.supervisor.install.rendering.ytt.syntax;

/** Where something stands: a file and its 1-based line, 0 when the line is unknown. */
public record Place(String file, int line) {

  public static final Place UNKNOWN = new Place("", 0);

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
