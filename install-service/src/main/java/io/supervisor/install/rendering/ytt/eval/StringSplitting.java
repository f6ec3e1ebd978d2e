package io.supervisor.install.rendering.ytt.eval;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The methods of text that cut it. */
final class StringSplitting {

  static final Map<String, Attributes.Method<String>> NAMED =
      Map.of(
          "split", (text, args, i) -> split(text, args, i, false),
          "rsplit", (text, args, i) -> split(text, args, i, true),
          "strip", (text, args, i) -> strip(text, args, true, true),
          "lstrip", (text, args, i) -> strip(text, args, true, false),
          "rstrip", (text, args, i) -> strip(text, args, false, true));

  private StringSplitting() {}

  private static Object strip(String text, Arguments args, boolean left, boolean right) {
    args.between(0, 1);
    var set = args.positional().isEmpty() || args.at(0) == null ? " \t\n\r\f\u000b" : args.text(0);
    int from = 0;
    int to = text.length();
    while (left && from < to && set.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (right && to > from && set.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private static Object split(
      String text, Arguments args, Interpreter interpreter, boolean fromRight) {
    args.between(0, 2);
    var separator = args.get(0, "sep", null);
    var most = args.get(1, "maxsplit", null);
    int limit = most == null ? -1 : Values.toInt(most);
    List<String> parts;
    if (separator == null) {
      parts = fromRight ? wordsFromRight(text, limit) : words(text, limit);
    } else if (separator instanceof String mark && !mark.isEmpty()) {
      parts = fromRight ? cutFromRight(text, mark, limit) : cut(text, mark, limit);
    } else {
      throw args.fault("empty separator or not a string");
    }
    interpreter.meter().spend(parts.size());
    return new ListValue(parts);
  }

  private static List<String> cut(String text, String mark, int limit) {
    var parts = new ArrayList<String>();
    int at = 0;
    for (int next = text.indexOf(mark); next >= 0 && parts.size() != limit; ) {
      parts.add(text.substring(at, next));
      at = next + mark.length();
      next = text.indexOf(mark, at);
    }
    parts.add(text.substring(at));
    return parts;
  }

  private static List<String> cutFromRight(String text, String mark, int limit) {
    var parts = new ArrayList<String>();
    int end = text.length();
    for (int next = text.lastIndexOf(mark); next >= 0 && parts.size() != limit; ) {
      parts.add(text.substring(next + mark.length(), end));
      end = next;
      next = text.lastIndexOf(mark, end - mark.length());
    }
    parts.add(text.substring(0, end));
    Collections.reverse(parts);
    return parts;
  }

  private static List<String> words(String text, int limit) {
    var parts = new ArrayList<String>();
    int at = 0;
    while (true) {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      if (at >= text.length()) {
        return parts;
      }
      int end = parts.size() == limit ? text.stripTrailing().length() : at;
      while (end < text.length()
          && parts.size() != limit
          && !Character.isWhitespace(text.charAt(end))) {
        end++;
      }
      parts.add(text.substring(at, end));
      at = end;
    }
  }

  private static List<String> wordsFromRight(String text, int limit) {
    var reversed = words(new StringBuilder(text).reverse().toString(), limit);
    var parts = new ArrayList<String>();
    for (var part : reversed) {
      parts.add(0, new StringBuilder(part).reverse().toString());
    }
    return parts;
  }
}
