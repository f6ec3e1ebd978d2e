package io.supervisor.install.rendering.ytt.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads statements; blocks are closed by the word {@code end}, never by indentation. */
public final class Parser {

  private static final Set<String> ASSIGNMENTS =
      Set.of("=", "+=", "-=", "*=", "/=", "//=", "%=", "&=", "|=", "^=", "<<=", ">>=");

  private final TokenCursor cursor;
  private final ExpressionParser expressions;
  private final int deepest;
  private int depth;

  private Parser(List<Token> tokens, String file, int deepest) {
    this.cursor = new TokenCursor(tokens, file);
    this.deepest = deepest;
    this.expressions = new ExpressionParser(cursor, deepest);
  }

  /** A whole file. */
  public static List<Statement> program(List<Token> tokens, String file, int deepest) {
    var parser = new Parser(tokens, file, deepest);
    var statements = parser.statements();
    var token = parser.cursor.peek();
    if (parser.seesEnd()) {
      throw new SyntaxError(token.place(), "unexpected end");
    }
    if (token.kind() != Token.Kind.END_OF_FILE) {
      throw new SyntaxError(token.place(), "unexpected " + token.shown());
    }
    return statements;
  }

  /** One expression that stands alone, as after {@code key: #@}. */
  public static Expression expression(SourceText source, int deepest) {
    var first = source.placeOf(0);
    var parser = new Parser(Lexer.tokens(source), first.file(), deepest);
    var result = parser.expressions.expressions();
    parser.finish();
    return result;
  }

  /** The arguments of an annotation. */
  public static List<Expression.Argument> arguments(SourceText source, int deepest) {
    var first = source.placeOf(0);
    var parser = new Parser(Lexer.tokens(source), first.file(), deepest);
    var result = parser.expressions.arguments();
    parser.finish();
    return result;
  }

  private void finish() {
    var token = cursor.peek();
    if (token.kind() != Token.Kind.NEWLINE && token.kind() != Token.Kind.END_OF_FILE) {
      throw new SyntaxError(token.place(), "unexpected " + token.shown() + " after expression");
    }
  }

  private boolean seesEnd() {
    var after = cursor.peek(1).kind();
    return cursor.peek().kind() == Token.Kind.NAME
        && cursor.peek().text().equals("end")
        && (after == Token.Kind.NEWLINE || after == Token.Kind.END_OF_FILE);
  }

  private List<Statement> statements() {
    var statements = new ArrayList<Statement>();
    while (!cursor.sees(Token.Kind.END_OF_FILE)
        && !seesEnd()
        && !cursor.sees("elif")
        && !cursor.sees("else")) {
      if (cursor.sees(Token.Kind.NEWLINE)) {
        cursor.next();
      } else {
        statements.add(statement());
      }
    }
    return statements;
  }

  private Statement statement() {
    if (cursor.sees(Token.Kind.STEP)) {
      return (Statement) cursor.next().value();
    }
    if (++depth > deepest) {
      throw new SyntaxError(cursor.peek().place(), "limit exceeded: blocks nested too deeply");
    }
    Statement result;
    if (cursor.sees("if")) {
      result = conditional();
    } else if (cursor.sees("for")) {
      result = loop();
    } else if (cursor.sees("def")) {
      result = function();
    } else {
      result = simple();
      endOfStatement();
    }
    depth--;
    return result;
  }

  private void endOfStatement() {
    if (!cursor.accept(";")
        && !cursor.sees(Token.Kind.NEWLINE)
        && !cursor.sees(Token.Kind.END_OF_FILE)) {
      throw cursor.unexpected("newline");
    }
  }

  private Statement conditional() {
    var place = cursor.next().place();
    var condition = expressions.expression();
    cursor.expect(":");
    if (!cursor.sees(Token.Kind.NEWLINE)) {
      return new Statement.If(place, condition, List.of(inlineStatement()), List.of());
    }
    var yes = statements();
    List<Statement> no = List.of();
    if (cursor.sees("elif")) {
      if (++depth > deepest * 4) {
        throw new SyntaxError(cursor.peek().place(), "limit exceeded: too many branches");
      }
      no = List.of(conditional());
      depth--;
      return new Statement.If(place, condition, yes, no);
    }
    if (cursor.accept("else")) {
      cursor.expect(":");
      no = statements();
    }
    closeBlock(place);
    return new Statement.If(place, condition, yes, no);
  }

  private Statement inlineStatement() {
    var statement = simple();
    endOfStatement();
    return statement;
  }

  private void closeBlock(Place opening) {
    if (!seesEnd()) {
      throw new SyntaxError(
          opening, "mismatched set of block openings (if/else/elif/for/def) and closing (end)");
    }
    cursor.next();
  }

  private Statement loop() {
    var place = cursor.next().place();
    var target = new OperandParser(cursor, expressions).target();
    cursor.expect("in");
    var source = expressions.expressions();
    cursor.expect(":");
    return new Statement.For(place, target, source, body(place));
  }

  private List<Statement> body(Place opening) {
    if (!cursor.sees(Token.Kind.NEWLINE)) {
      return List.of(inlineStatement());
    }
    var body = statements();
    closeBlock(opening);
    return body;
  }

  private Statement function() {
    var token = cursor.next();
    var name = cursor.identifier();
    cursor.expect("(");
    var parameters = expressions.parameters(")");
    cursor.expect(")");
    cursor.expect(":");
    return new Statement.Def(token.place(), name, parameters, body(token.place()), token.dialect());
  }

  private Statement simple() {
    var place = cursor.peek().place();
    if (cursor.accept("return")) {
      return new Statement.Return(
          place, expressions.startsOperand() ? expressions.expressions() : null);
    }
    if (cursor.accept("break")) {
      return new Statement.Break(place);
    }
    if (cursor.accept("continue")) {
      return new Statement.Continue(place);
    }
    if (cursor.accept("load")) {
      return load(place);
    }
    var left = expressions.expressions();
    var operator = cursor.peek();
    if (operator.kind() == Token.Kind.OPERATOR && ASSIGNMENTS.contains(operator.text())) {
      cursor.next();
      var name = operator.text().substring(0, operator.text().length() - 1);
      return new Statement.Assign(place, left, name, expressions.expressions());
    }
    return new Statement.Evaluate(place, left);
  }

  private Statement load(Place place) {
    cursor.expect("(");
    var module = text();
    var bindings = new ArrayList<Statement.Binding>();
    while (cursor.accept(",") && !cursor.sees(")")) {
      if (cursor.sees(Token.Kind.STRING)) {
        var name = text();
        bindings.add(new Statement.Binding(name, name));
      } else {
        var local = cursor.identifier();
        cursor.expect("=");
        bindings.add(new Statement.Binding(local, text()));
      }
    }
    cursor.expect(")");
    if (bindings.isEmpty()) {
      throw new SyntaxError(place, "load statement must import at least one name");
    }
    return new Statement.Load(place, module, bindings);
  }

  private String text() {
    if (!cursor.sees(Token.Kind.STRING)) {
      throw cursor.unexpected("string");
    }
    return (String) cursor.next().value();
  }
}
