package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The methods of text. */
final class StringMethods {

  static final Map<String, Attributes.Method<String>> NAMED = named();

  private StringMethods() {}

  private static Map<String, Attributes.Method<String>> named() {
    var methods = new HashMap<String, Attributes.Method<String>>();
    methods.put("upper", plain(text -> text.toUpperCase(Locale.ROOT)));
    methods.put("lower", plain(text -> text.toLowerCase(Locale.ROOT)));
    methods.put("title", plain(StringMethods::title));
    methods.put("capitalize", plain(StringMethods::capitalize));
    methods.put("isalpha", plain(text -> allMatch(text, Character::isLetter)));
    methods.put("isdigit", plain(text -> allMatch(text, Character::isDigit)));
    methods.put("isalnum", plain(text -> allMatch(text, Character::isLetterOrDigit)));
    methods.put("isspace", plain(text -> allMatch(text, Character::isWhitespace)));
    methods.put(
        "isupper",
        plain(t -> t.equals(t.toUpperCase(Locale.ROOT)) && !t.equals(t.toLowerCase(Locale.ROOT))));
    methods.put(
        "islower",
        plain(t -> t.equals(t.toLowerCase(Locale.ROOT)) && !t.equals(t.toUpperCase(Locale.ROOT))));
    methods.put("elems", plain(StringMethods::elems));
    methods.put("splitlines", StringMethods::splitLines);
    methods.put("format", (text, a, i) -> new BraceFormat(text, a, i.meter()).run());
    methods.put("join", StringMethods::join);
    methods.put("replace", StringMethods::replace);
    methods.put("startswith", (text, a, i) -> affix(a, text::startsWith));
    methods.put("endswith", (text, a, i) -> affix(a, text::endsWith));
    methods.put("removeprefix", StringMethods::removePrefix);
    methods.put("removesuffix", StringMethods::removeSuffix);
    methods.putAll(StringSearch.NAMED);
    methods.putAll(StringSplitting.NAMED);
    return Map.copyOf(methods);
  }

  private static Attributes.Method<String> plain(Function<String, Object> method) {
    return (text, args, interpreter) -> {
      args.exactly(0);
      interpreter.meter().text(text.length());
      return method.apply(text);
    };
  }

  private static boolean allMatch(String text, IntPredicate test) {
    return !text.isEmpty() && text.codePoints().allMatch(test);
  }

  private static String capitalize(String text) {
    if (text.isEmpty()) {
      return text;
    }
    return text.substring(0, 1).toUpperCase(Locale.ROOT)
        + text.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String title(String text) {
    var out = new StringBuilder();
    boolean inWord = false;
    for (char c : text.toCharArray()) {
      out.append(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
      inWord = Character.isLetter(c);
    }
    return out.toString();
  }

  private static Object elems(String text) {
    Indexing.ascii(text);
    return new ListValue(List.of(text.isEmpty() ? new String[0] : text.split("")));
  }

  private static Object splitLines(String text, Arguments args, Interpreter interpreter) {
    boolean keep = Values.truth(args.between(0, 1).get(0, "keepends", false));
    var lines = new ArrayList<Object>();
    int start = 0;
    while (start < text.length()) {
      int end = text.indexOf('\n', start);
      int next = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(start, keep || end < 0 ? next : end));
      start = next;
    }
    interpreter.meter().spend(lines.size());
    return new ListValue(lines);
  }

  private static Object join(String text, Arguments args, Interpreter interpreter) {
    var out = new StringBuilder();
    boolean first = true;
    for (var item : Values.items(args.exactly(1).at(0))) {
      if (!(item instanceof String part)) {
        throw new EvaluationError(
            "join: in list, want string, got " + Values.typeName(item), "convert it with str()");
      }
      interpreter.meter().spend(1);
      interpreter.meter().text((long) out.length() / 64 + part.length());
      out.append(first ? "" : text).append(part);
      first = false;
    }
    interpreter.meter().text(out.length());
    return out.toString();
  }

  private static Object replace(String text, Arguments args, Interpreter interpreter) {
    args.between(2, 3);
    var from = args.text(0);
    var to = args.text(1);
    int left = args.positional().size() == 3 ? args.whole(2) : -1;
    var out = new StringBuilder();
    int at = 0;
    while (left != 0) {
      int next = text.indexOf(from, at);
      if (next < 0) {
        break;
      }
      out.append(text, at, next).append(to);
      interpreter.meter().text((long) out.length() / 64 + 64);
      interpreter.meter().output(out.length());
      at = next + from.length();
      left--;
      if (from.isEmpty()) {
        if (at >= text.length()) {
          return out.toString();
        }
        out.append(text.charAt(at++));
      }
    }
    return out.append(text.substring(Math.min(at, text.length()))).toString();
  }

  private static Object affix(Arguments args, Predicate<String> test) {
    if (args.exactly(1).at(0) instanceof Tuple options) {
      return options.items().stream()
          .anyMatch(option -> option instanceof String text && test.test(text));
    }
    return test.test(args.text(0));
  }

  private static Object removePrefix(String text, Arguments args, Interpreter interpreter) {
    var prefix = args.exactly(1).text(0);
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }

  private static Object removeSuffix(String text, Arguments args, Interpreter interpreter) {
    var suffix = args.exactly(1).text(0);
    return text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
  }
}
