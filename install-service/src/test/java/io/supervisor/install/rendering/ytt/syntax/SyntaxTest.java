package io.supervisor.install.rendering.ytt.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SyntaxTest {

  private static List<Token> tokens(String text) {
    return Lexer.tokens(SourceText.at(text, new Place("f.star", 1), Dialect.CODE));
  }

  private static List<Statement> program(String text) {
    return Parser.program(tokens(text), "f.star", 50);
  }

  @Test
  void lexerKnowsNumbersStringsAndOperators() {
    var shown =
        tokens("x = 0x10 + 1.5e2 // 'a\\tb' # note").stream()
            .map(
                token ->
                    token.kind() + ":" + (token.value() == null ? token.text() : token.value()))
            .collect(Collectors.toList());

    assertThat(shown)
        .containsExactly(
            "NAME:x",
            "OPERATOR:=",
            "NUMBER:16",
            "OPERATOR:+",
            "NUMBER:150.0",
            "OPERATOR://",
            "STRING:a\tb",
            "NEWLINE:");
  }

  @Test
  void lexerJoinsLinesInsideBracketsAndCountsThem() {
    var tokens = tokens("a = [1,\n  2]\nb = '''x\ny'''\nc");

    assertThat(tokens.stream().filter(t -> t.kind() == Token.Kind.NEWLINE)).hasSize(3);
    assertThat(tokens.get(tokens.size() - 2).place().line()).isEqualTo(5);
  }

  @Test
  void parserBindsTighterOperatorsFirst() {
    var sum = (Expression.Binary) ((Statement.Evaluate) program("a + b * -c").get(0)).value();

    assertThat(sum.operator()).isEqualTo("+");
    assertThat(((Expression.Binary) sum.right()).operator()).isEqualTo("*");
    assertThat(((Expression.Binary) sum.right()).right()).isInstanceOf(Expression.Unary.class);
  }

  @Test
  void parserClosesBlocksByTheWordEndAndNotByIndentation() {
    var program = program("if a:\nb = 1\nelif c:\n      b = 2\n  else:\n b = 3\nend\nd = 4");

    assertThat(program).hasSize(2);
    var first = (Statement.If) program.get(0);
    assertThat(((Statement.If) first.no().get(0)).no()).hasSize(1);
  }

  @Test
  void parserAllowsOneLineBlocksWithoutEnd() {
    assertThat(program("def f(a, b=1, *c, **d): return a\nx = 1")).hasSize(2);
  }

  @Test
  void parserPointsAtTheOpeningOfAnUnclosedBlock() {
    var error =
        catchThrowableOfType(SyntaxError.class, () -> program("x = 1\nfor a in b:\n  c = 1\n"));

    assertThat(error.place().line()).isEqualTo(2);
    assertThat(error).hasMessageStartingWith("mismatched set of block openings");
  }

  @Test
  void resolverFindsAllUndefinedNamesAndKnowsScopes() {
    var program =
        program(
            "def f(p):\n  q = p + r\n  return [x for x in q if s]\nend\ny = lambda z: z + t\nreturn 1");

    assertThat(Resolver.undefined(program, Set.of()))
        .extracting(fault -> fault.line() + " " + fault.problem())
        .containsExactly(
            "2 undefined: r",
            "3 undefined: s",
            "5 undefined: t",
            "6 return statement not within a function");
  }
}
