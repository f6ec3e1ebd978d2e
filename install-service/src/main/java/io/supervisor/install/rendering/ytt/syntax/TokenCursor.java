package io.supervisor.install.rendering.ytt.syntax;

import java.util.List;

/** Walks over tokens; shared by the statement and the expression parser. */
final class TokenCursor {

  private final List<Token> tokens;
  private final Token end;
  private int at;

  TokenCursor(List<Token> tokens, String file) {
    this.tokens = tokens;
    var place = tokens.isEmpty() ? new Place(file, 1) : tokens.get(tokens.size() - 1).place();
    this.end = new Token(Token.Kind.END_OF_FILE, "", null, place, Dialect.CODE);
  }

  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return at + ahead < tokens.size() ? tokens.get(at + ahead) : end;
  }

  Token next() {
    var token = peek();
    at++;
    return token;
  }

  boolean sees(String text) {
    return peek().is(text);
  }

  boolean sees(Token.Kind kind) {
    return peek().kind() == kind;
  }

  boolean accept(String text) {
    if (sees(text)) {
      at++;
      return true;
    }
    return false;
  }

  Token expect(String text) {
    if (!sees(text)) {
      throw unexpected("'" + text + "'");
    }
    return next();
  }

  String identifier() {
    var token = peek();
    if (token.kind() == Token.Kind.KEYWORD) {
      throw new SyntaxError(
          token.place(),
          "use of reserved keyword '" + token.text() + "' is not allowed (expected identifier)");
    }
    if (token.kind() != Token.Kind.NAME) {
      throw unexpected("identifier");
    }
    return next().text();
  }

  SyntaxError unexpected(String wanted) {
    var token = peek();
    var problem = "got " + token.shown() + ", want " + wanted;
    var hint =
        wanted.equals("':'") && token.kind() == Token.Kind.NEWLINE
            ? "missing colon at the end of 'if/for/def' statement?"
            : "";
    return new SyntaxError(token.place(), problem, hint);
  }
}
