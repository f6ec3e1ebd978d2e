package io.supervisor.install.rendering.ytt.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts code into tokens; newlines inside brackets and after a backslash do not count. */
public final class Lexer {

  private static final Set<String> KEYWORDS =
      Set.of(
          "and",
          "break",
          "continue",
          "def",
          "elif",
          "else",
          "for",
          "if",
          "in",
          "lambda",
          "load",
          "not",
          "or",
          "pass",
          "return",
          "as",
          "async",
          "await",
          "class",
          "del",
          "except",
          "finally",
          "from",
          "global",
          "import",
          "is",
          "nonlocal",
          "raise",
          "try",
          "while",
          "with",
          "yield");
  private static final List<String> OPERATORS =
      List.of(
          "**", "//=", "//", "<<=", ">>=", "<<", ">>", "==", "!=", "<=", ">=", "+=", "-=", "*=",
          "/=", "%=", "&=", "|=", "^=", "+", "-", "*", "/", "%", "=", "<", ">", "(", ")", "[", "]",
          "{", "}", ",", ":", ".", ";", "|", "&", "^", "~");

  private final SourceText source;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line;
  private int brackets;

  private Lexer(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** The tokens of a piece of code; always closed by a newline token. */
  public static List<Token> tokens(SourceText source) {
    return new Lexer(source).run();
  }

  private List<Token> run() {
    while (at < text.length()) {
      next();
    }
    if (brackets > 0) {
      throw new SyntaxError(place(), "bracket is not closed", "code of one node only");
    }
    if (!tokens.isEmpty() && last().kind() != Token.Kind.NEWLINE) {
      add(Token.Kind.NEWLINE, "", null);
    }
    return tokens;
  }

  private void next() {
    char c = text.charAt(at);
    if (c == '\n') {
      newline();
    } else if (c == ' ' || c == '\t' || c == '\r') {
      at++;
    } else if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) == '\n') {
      at += 2;
      line++;
    } else if (c == '#') {
      skipComment();
    } else if (Character.isDigit(c) || c == '.' && digitAt(at + 1)) {
      number();
    } else if (StringLiteral.startsAt(text, at)) {
      string();
    } else if (Character.isJavaIdentifierStart(c) && c != '$') {
      word();
    } else {
      operator();
    }
  }

  private void newline() {
    at++;
    if (brackets == 0 && !tokens.isEmpty() && last().kind() != Token.Kind.NEWLINE) {
      add(Token.Kind.NEWLINE, "", null);
    }
    line++;
  }

  private void skipComment() {
    while (at < text.length() && text.charAt(at) != '\n') {
      at++;
    }
  }

  private void string() {
    var place = place();
    var literal = StringLiteral.read(text, at, place);
    tokens.add(new Token(Token.Kind.STRING, "", literal.value(), place, source.dialect()));
    line += (int) text.substring(at, literal.end()).chars().filter(c -> c == '\n').count();
    at = literal.end();
  }

  private void word() {
    int start = at;
    while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
      at++;
    }
    var word = text.substring(start, at);
    add(KEYWORDS.contains(word) ? Token.Kind.KEYWORD : Token.Kind.NAME, word, null);
  }

  private void number() {
    int start = at;
    if (text.charAt(at) == '0' && at + 1 < text.length()) {
      int radix = radix(Character.toLowerCase(text.charAt(at + 1)));
      if (radix > 0) {
        at += 2;
        var digits = take(radix);
        add(Token.Kind.NUMBER, digits, whole(digits, radix));
        return;
      }
    }
    take(10);
    boolean fraction = fraction();
    var word = text.substring(start, at);
    add(Token.Kind.NUMBER, word, fraction ? (Object) decimal(word) : whole(word, 10));
  }

  private boolean fraction() {
    boolean found = false;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      take(10);
      found = true;
    }
    if (at < text.length() && Character.toLowerCase(text.charAt(at)) == 'e') {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      take(10);
      found = true;
    }
    return found;
  }

  private static int radix(char mark) {
    return mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 0;
  }

  private String take(int radix) {
    int start = at;
    while (at < text.length() && Character.digit(text.charAt(at), radix) >= 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private Object whole(String digits, int radix) {
    if (digits.isEmpty() || digits.length() > 400) {
      throw new SyntaxError(place(), "invalid number");
    }
    var value = new BigInteger(digits, radix);
    return value.bitLength() < 64 ? (Object) value.longValue() : value;
  }

  private Double decimal(String word) {
    try {
      return new BigDecimal(word.endsWith(".") ? word + "0" : word).doubleValue();
    } catch (NumberFormatException e) {
      throw new SyntaxError(place(), "invalid number");
    }
  }

  private void operator() {
    for (var operator : OPERATORS) {
      if (text.startsWith(operator, at)) {
        if ("([{".contains(operator)) {
          brackets++;
        } else if (")]}".contains(operator)) {
          brackets = Math.max(0, brackets - 1);
        }
        add(Token.Kind.OPERATOR, operator, null);
        at += operator.length();
        return;
      }
    }
    throw new SyntaxError(place(), "unexpected input character '" + text.charAt(at) + "'");
  }

  private boolean digitAt(int index) {
    return index < text.length() && Character.isDigit(text.charAt(index));
  }

  private Token last() {
    return tokens.get(tokens.size() - 1);
  }

  private Place place() {
    return source.placeOf(line);
  }

  private void add(Token.Kind kind, String word, Object value) {
    tokens.add(new Token(kind, word, value, place(), source.dialect()));
  }
}
