package io.supervisor.install.rendering.ytt.syntax;

/** A quoted string of the expression language: its value and where it ends. */
record StringLiteral(String value, int end) {

  static boolean startsAt(String text, int at) {
    char c = text.charAt(at);
    if (c == '"' || c == '\'') {
      return true;
    }
    return c == 'r'
        && at + 1 < text.length()
        && (text.charAt(at + 1) == '"' || text.charAt(at + 1) == '\'');
  }

  static StringLiteral read(String text, int start, Place place) {
    boolean raw = text.charAt(start) == 'r';
    int open = raw ? start + 1 : start;
    var quote = text.substring(open, open + 1);
    boolean triple = text.startsWith(quote.repeat(3), open);
    var fence = triple ? quote.repeat(3) : quote;
    var value = new StringBuilder();
    int at = open + fence.length();
    while (at < text.length()) {
      char c = text.charAt(at);
      if (text.startsWith(fence, at)) {
        return new StringLiteral(value.toString(), at + fence.length());
      }
      if (c == '\n' && !triple) {
        break;
      }
      if (c == '\\' && at + 1 < text.length()) {
        at = raw ? keep(text, at, value) : escape(text, at + 1, value, place);
      } else {
        value.append(c);
        at++;
      }
    }
    throw new SyntaxError(place, "string is not closed");
  }

  private static int keep(String text, int at, StringBuilder value) {
    value.append(text, at, at + 2);
    return at + 2;
  }

  private static int escape(String text, int at, StringBuilder value, Place place) {
    char c = text.charAt(at);
    switch (c) {
      case 'x':
        return code(text, at + 1, 2, value, place);
      case 'u':
        return code(text, at + 1, 4, value, place);
      case 'U':
        return code(text, at + 1, 8, value, place);
      case '\n':
        return at + 1;
      default:
        int known = "abfnrtv\\'\"0".indexOf(c);
        if (known < 0) {
          throw new SyntaxError(place, "invalid escape sequence \\" + c);
        }
        value.append("\u0007\b\f\n\r\t\u000b\\'\"\0".charAt(known));
        return at + 1;
    }
  }

  private static int code(String text, int at, int digits, StringBuilder value, Place place) {
    try {
      int point = Integer.parseInt(text.substring(at, at + digits), 16);
      if (digits == 2 && point > 127) {
        throw new SyntaxError(place, "non-ASCII hex escape", "use \\u escapes");
      }
      value.appendCodePoint(point);
      return at + digits;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new SyntaxError(place, "invalid escape sequence");
    }
  }
}
