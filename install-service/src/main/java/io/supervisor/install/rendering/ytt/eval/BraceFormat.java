package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;

/** Text formatting with the format method. */
final class BraceFormat {

  private final String pattern;
  private final Arguments arguments;
  private final Meter meter;
  private int automatic;

  BraceFormat(String pattern, Arguments arguments, Meter meter) {
    this.pattern = pattern;
    this.arguments = arguments;
    this.meter = meter;
  }

  String run() {
    var out = new StringBuilder();
    for (int at = 0; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      boolean doubled = at + 1 < pattern.length() && pattern.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        out.append(c);
        at++;
      } else if (c == '{') {
        int close = pattern.indexOf('}', at);
        if (close < 0) {
          throw new EvaluationError("unmatched '{' in format");
        }
        out.append(field(pattern.substring(at + 1, close)));
        at = close;
      } else if (c == '}') {
        throw new EvaluationError("single '}' in format");
      } else {
        out.append(c);
      }
      meter.text(out.length());
    }
    return out.toString();
  }

  private String field(String field) {
    boolean repr = field.endsWith("!r");
    var name = repr || field.endsWith("!s") ? field.substring(0, field.length() - 2) : field;
    if (name.matches(".*[.\\[\\]:!{,].*")) {
      throw new EvaluationError("format field with attribute, index or specification");
    }
    var value = value(name);
    return repr ? Repr.repr(value, meter) : Repr.str(value, meter);
  }

  private Object value(String name) {
    if (name.isEmpty() || name.matches("[0-9]{1,6}")) {
      int index = name.isEmpty() ? automatic++ : Integer.parseInt(name);
      if (index >= arguments.positional().size()) {
        throw new EvaluationError("tuple index out of range");
      }
      return arguments.at(index);
    }
    if (!arguments.named().containsKey(name)) {
      throw new EvaluationError("keyword " + name + " not found");
    }
    return arguments.named().get(name);
  }
}
