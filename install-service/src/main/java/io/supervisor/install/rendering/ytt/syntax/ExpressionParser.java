package io.supervisor.install.rendering.ytt.syntax;

import java.util.ArrayList;
import java.util.List;

/** Recursive descent over the expression grammar of the package documentation. */
final class ExpressionParser {

  private static final int LONGEST_CHAIN = 400;
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("|"),
          List.of("^"),
          List.of("&"),
          List.of("<<", ">>"),
          List.of("+", "-"),
          List.of("*", "/", "//", "%"));
  private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=", "in");

  private final TokenCursor cursor;
  private final OperandParser operands;
  private final int deepest;
  private int depth;

  ExpressionParser(TokenCursor cursor, int deepest) {
    this.cursor = cursor;
    this.deepest = deepest;
    this.operands = new OperandParser(cursor, this);
  }

  /** One expression, or a tuple when commas follow. */
  Expression expressions() {
    var place = cursor.peek().place();
    var first = expression();
    if (!cursor.sees(",")) {
      return first;
    }
    var items = new ArrayList<>(List.of(first));
    while (cursor.accept(",") && startsOperand()) {
      items.add(expression());
    }
    return new Expression.TupleOf(place, items);
  }

  boolean startsOperand() {
    var token = cursor.peek();
    switch (token.kind()) {
      case NAME:
      case NUMBER:
      case STRING:
        return true;
      case NEWLINE:
      case STEP:
      case END_OF_FILE:
        return false;
      default:
        return List.of("(", "[", "{", "-", "+", "~", "not", "lambda").contains(token.text());
    }
  }

  Expression expression() {
    enter();
    var place = cursor.peek().place();
    Expression result;
    if (cursor.sees("lambda")) {
      result = lambda();
    } else {
      result = or();
      if (cursor.accept("if")) {
        var condition = or();
        cursor.expect("else");
        result = new Expression.Conditional(place, condition, result, expression());
      }
    }
    depth--;
    return result;
  }

  private void enter() {
    if (++depth > deepest) {
      throw new SyntaxError(cursor.peek().place(), "limit exceeded: expression nested too deeply");
    }
  }

  private Expression lambda() {
    var place = cursor.expect("lambda").place();
    var parameters = parameters(":");
    cursor.expect(":");
    return new Expression.Lambda(place, parameters, expression());
  }

  List<Expression.Parameter> parameters(String closing) {
    var parameters = new ArrayList<Expression.Parameter>();
    while (!cursor.sees(closing)) {
      parameters.add(parameter());
      if (!cursor.accept(",")) {
        break;
      }
    }
    return parameters;
  }

  private Expression.Parameter parameter() {
    if (cursor.accept("**")) {
      return new Expression.Parameter(Expression.Spread.MAPPING, cursor.identifier(), null);
    }
    if (cursor.accept("*")) {
      var name = cursor.sees(",") ? "" : cursor.identifier();
      return new Expression.Parameter(Expression.Spread.SEQUENCE, name, null);
    }
    var name = cursor.identifier();
    var fallback = cursor.accept("=") ? expression() : null;
    return new Expression.Parameter(Expression.Spread.ONE, name, fallback);
  }

  Expression or() {
    var left = and();
    for (int i = 0; cursor.sees("or"); i++) {
      left = new Expression.Binary(chain(i), "or", left, and());
    }
    return left;
  }

  private Expression and() {
    var left = not();
    for (int i = 0; cursor.sees("and"); i++) {
      left = new Expression.Binary(chain(i), "and", left, not());
    }
    return left;
  }

  private Place chain(int length) {
    var token = cursor.next();
    if (length > LONGEST_CHAIN) {
      throw new SyntaxError(token.place(), "limit exceeded: expression is too long");
    }
    return token.place();
  }

  private Expression not() {
    if (!cursor.sees("not")) {
      return comparison();
    }
    enter();
    var place = cursor.next().place();
    var result = new Expression.Unary(place, "not", not());
    depth--;
    return result;
  }

  private Expression comparison() {
    var left = level(0);
    var operator = comparisonOperator();
    if (operator.isEmpty()) {
      return left;
    }
    var place = cursor.next().place();
    if (operator.equals("not in")) {
      cursor.expect("in");
    }
    var result = new Expression.Binary(place, operator, left, level(0));
    if (!comparisonOperator().isEmpty()) {
      throw new SyntaxError(
          cursor.peek().place(), "comparisons do not chain", "combine them with 'and'");
    }
    return result;
  }

  private String comparisonOperator() {
    var token = cursor.peek();
    if (token.is("not") && cursor.peek(1).is("in")) {
      return "not in";
    }
    return COMPARISONS.stream().filter(token::is).findFirst().orElse("");
  }

  private Expression level(int level) {
    if (level == LEVELS.size()) {
      return unary();
    }
    var left = level(level + 1);
    for (int i = 0; LEVELS.get(level).stream().anyMatch(cursor::sees); i++) {
      var operator = cursor.peek().text();
      left = new Expression.Binary(chain(i), operator, left, level(level + 1));
    }
    return left;
  }

  private Expression unary() {
    if (!cursor.sees("-") && !cursor.sees("+") && !cursor.sees("~")) {
      return suffixes(operands.operand());
    }
    enter();
    var token = cursor.next();
    var result = new Expression.Unary(token.place(), token.text(), unary());
    depth--;
    return result;
  }

  private Expression suffixes(Expression operand) {
    var result = operand;
    for (int i = 0; cursor.sees(".") || cursor.sees("[") || cursor.sees("("); i++) {
      var token = cursor.peek();
      var place = chain(i);
      if (token.is(".")) {
        result = new Expression.Attribute(place, result, cursor.identifier());
      } else if (token.is("[")) {
        result = operands.subscript(place, result);
      } else {
        result = new Expression.Call(place, result, arguments());
        cursor.expect(")");
      }
    }
    return result;
  }

  List<Expression.Argument> arguments() {
    var arguments = new ArrayList<Expression.Argument>();
    while (startsOperand() || cursor.sees("*") || cursor.sees("**")) {
      arguments.add(argument());
      if (!cursor.accept(",")) {
        break;
      }
    }
    return arguments;
  }

  private Expression.Argument argument() {
    if (cursor.accept("*")) {
      return new Expression.Argument(Expression.Spread.SEQUENCE, null, expression());
    }
    if (cursor.accept("**")) {
      return new Expression.Argument(Expression.Spread.MAPPING, null, expression());
    }
    if (cursor.sees(Token.Kind.NAME) && cursor.peek(1).is("=")) {
      var name = cursor.identifier();
      cursor.expect("=");
      return new Expression.Argument(Expression.Spread.ONE, name, expression());
    }
    var value = expression();
    return new Expression.Argument(Expression.Spread.ONE, null, value);
  }
}
