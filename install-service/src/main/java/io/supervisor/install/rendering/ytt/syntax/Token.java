package io.supervisor.install.rendering.ytt.syntax;

/** One piece of the program: a word of code or, as kind STEP, a ready-made template statement. */
public record Token(Kind kind, String text, Object value, Place place, Dialect dialect) {

  /** The kinds of token. */
  public enum Kind {
    NAME,
    KEYWORD,
    NUMBER,
    STRING,
    OPERATOR,
    NEWLINE,
    STEP,
    END_OF_FILE
  }

  boolean is(String wanted) {
    return (kind == Kind.OPERATOR || kind == Kind.KEYWORD) && text.equals(wanted);
  }

  String shown() {
    switch (kind) {
      case NEWLINE:
        return "newline";
      case END_OF_FILE:
        return "end of code";
      case STEP:
        return "YAML node";
      case NUMBER:
        return "number";
      case STRING:
        return "string";
      default:
        return "'" + text + "'";
    }
  }
}
