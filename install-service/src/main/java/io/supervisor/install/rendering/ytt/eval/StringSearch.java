package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.Map;

/** The methods of text that look for a part of it. */
final class StringSearch {

  static final Map<String, Attributes.Method<String>> NAMED =
      Map.of(
          "find", (text, args, i) -> search(text, args, false),
          "rfind", (text, args, i) -> search(text, args, true),
          "index", (text, args, i) -> found(search(text, args, false)),
          "rindex", (text, args, i) -> found(search(text, args, true)),
          "count", StringSearch::count,
          "partition", (text, args, i) -> partition(text, args, false),
          "rpartition", (text, args, i) -> partition(text, args, true));

  private StringSearch() {}

  private static long search(String text, Arguments args, boolean last) {
    args.between(1, 3);
    Indexing.ascii(text);
    int from = args.positional().size() > 1 ? bound(args.whole(1), text) : 0;
    int to = args.positional().size() > 2 ? bound(args.whole(2), text) : text.length();
    if (from > to) {
      return -1;
    }
    var part = text.substring(from, to);
    int at = last ? part.lastIndexOf(args.text(0)) : part.indexOf(args.text(0));
    return at < 0 ? -1 : at + from;
  }

  private static int bound(int at, String text) {
    return Math.max(0, Math.min(text.length(), at < 0 ? at + text.length() : at));
  }

  private static Object found(long position) {
    if (position < 0) {
      throw new EvaluationError("substring not found");
    }
    return position;
  }

  private static Object count(String text, Arguments args, Interpreter interpreter) {
    var part = args.exactly(1).text(0);
    if (part.isEmpty()) {
      return (long) text.codePointCount(0, text.length()) + 1;
    }
    long count = 0;
    for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
      count++;
    }
    return count;
  }

  private static Object partition(String text, Arguments args, boolean last) {
    var separator = args.exactly(1).text(0);
    if (separator.isEmpty()) {
      throw args.fault("empty separator");
    }
    int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
    if (at < 0) {
      return last ? Tuple.of("", "", text) : Tuple.of(text, "", "");
    }
    return Tuple.of(text.substring(0, at), separator, text.substring(at + separator.length()));
  }
}
