package io.supervisor.install.rendering.ytt.template;

import io.supervisor.install.rendering.ytt.syntax.Dialect;
import io.supervisor.install.rendering.ytt.syntax.Lexer;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.SourceText;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import io.supervisor.install.rendering.ytt.syntax.Token;
import java.util.ArrayList;
import java.util.List;

/** Gathers the tokens of a program. */
final class ProgramTokens {

  private final List<Token> tokens = new ArrayList<>();

  void code(SourceText source) {
    tokens.addAll(Lexer.tokens(source));
  }

  void step(Statement step) {
    tokens.add(new Token(Token.Kind.STEP, "", step, step.place(), Dialect.YAML));
  }

  void end(Place place) {
    tokens.add(new Token(Token.Kind.NAME, "end", null, place, Dialect.YAML));
    tokens.add(new Token(Token.Kind.NEWLINE, "", null, place, Dialect.YAML));
  }

  List<Token> all() {
    return tokens;
  }
}
