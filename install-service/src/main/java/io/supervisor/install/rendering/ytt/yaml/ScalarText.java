package io.supervisor.install.rendering.ytt.yaml;

import java.util.regex.Pattern;

/** How one scalar is written in YAML: plain, quoted, or as a block. */
final class ScalarText {

  private static final Pattern PLAIN =
      Pattern.compile("[^\\s\\-?:,\\[\\]{}#&*!|>'\"%@`].*|[-?:][^\\s].*", Pattern.DOTALL);
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}([Tt\\s].*)?");
  private static final Pattern BASE_60 =
      Pattern.compile("[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?");

  private ScalarText() {}

  static String key(Object key) {
    return value(key, null);
  }

  static String value(Object value, String indent) {
    if (value == null) {
      return "null";
    }
    if (value instanceof Double number) {
      return number(number);
    }
    return value instanceof String text ? text(text, indent) : value.toString();
  }

  private static String number(double number) {
    if (Double.isNaN(number)) {
      return ".nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? ".inf" : "-.inf";
    }
    return Floats.shortest(number, 6);
  }

  private static String text(String text, String indent) {
    if (text.isEmpty()) {
      return "\"\"";
    }
    if (needsEscape(text)) {
      return doubleQuoted(text);
    }
    if (text.indexOf('\n') >= 0) {
      return indent == null || text.isBlank() ? doubleQuoted(text) : block(text, indent);
    }
    if (!(Scalars.plain(text) instanceof String)
        || TIME.matcher(text).matches()
        || BASE_60.matcher(text).matches()
        || text.equals("<<")
        || text.equals("=")) {
      return doubleQuoted(text);
    }
    return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
  }

  private static boolean isPlain(String text) {
    return PLAIN.matcher(text).matches()
        && !text.startsWith("---")
        && !text.startsWith("...")
        && !text.contains(": ")
        && !text.endsWith(":")
        && !text.contains(" #")
        && !text.endsWith(" ");
  }

  private static boolean needsEscape(String text) {
    return text.chars()
        .anyMatch(
            c ->
                c < 0x20 && c != '\n'
                    || c >= 0x7f && c < 0xa0
                    || c == 0xfeff
                    || c == 0x2028
                    || c == 0x2029);
  }

  private static String block(String text, String indent) {
    var header = new StringBuilder("|");
    if (text.startsWith(" ") || text.startsWith("\n")) {
      header.append(2);
    }
    if (!text.endsWith("\n")) {
      header.append('-');
    } else if (text.endsWith("\n\n")) {
      header.append('+');
    }
    var body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    var lines = new StringBuilder(header);
    for (var line : body.split("\n", -1)) {
      lines.append('\n').append(line.isEmpty() ? "" : indent).append(line);
    }
    return lines.toString();
  }

  private static String doubleQuoted(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int known = "\\\"\n\t\r\b\f\0\u0007\u000b\u001b".indexOf(c);
      if (known >= 0) {
        out.append('\\').append("\\\"ntrbf0ave".charAt(known));
      } else if (c < 0x20 || c >= 0x7f && c < 0xa0 || c == 0xfeff || (c | 1) == 0x2029) {
        out.append(
            c > 0xff ? String.format("\\u%04X", (int) c) : String.format("\\x%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
