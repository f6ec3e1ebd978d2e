package io.supervisor.install.rendering.ytt.syntax;

import java.util.List;

/** A run of code with the place of each of its lines, as gathered from one or more comments. */
public record SourceText(String text, List<Place> lines, Dialect dialect) {

  /** Code whose lines follow one another in the file, starting at the given place. */
  public static SourceText at(String text, Place first, Dialect dialect) {
    return new SourceText(text, List.of(first), dialect);
  }

  Place placeOf(int line) {
    if (line < lines.size()) {
      return lines.get(line);
    }
    var last = lines.get(lines.size() - 1);
    return new Place(last.file(), last.line() + line - lines.size() + 1);
  }
}
