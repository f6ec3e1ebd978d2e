package io.supervisor.install.rendering.ytt.syntax;

import java.util.ArrayList;
import java.util.List;

/** Reads the smallest parts of an expression: names, literals, brackets and subscripts. */
final class OperandParser {

  private final TokenCursor cursor;
  private final ExpressionParser expressions;

  OperandParser(TokenCursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Expression operand() {
    var token = cursor.peek();
    switch (token.kind()) {
      case NUMBER:
        return new Expression.Literal(token.place(), cursor.next().value());
      case STRING:
        return string();
      case NAME:
        return new Expression.Name(token.place(), cursor.next().text());
      case KEYWORD:
        throw new SyntaxError(
            token.place(), "use of reserved keyword '" + token.text() + "' is not allowed");
      default:
        return bracket();
    }
  }

  private Expression string() {
    var first = cursor.next();
    if (cursor.sees(Token.Kind.STRING)) {
      throw new SyntaxError(first.place(), "got string, want operator", "join strings with +");
    }
    return new Expression.Literal(first.place(), first.value());
  }

  private Expression bracket() {
    if (cursor.sees("(")) {
      return parenthesis();
    }
    if (cursor.sees("[")) {
      return list();
    }
    if (cursor.sees("{")) {
      return dict();
    }
    throw cursor.unexpected("an expression");
  }

  private Expression parenthesis() {
    var place = cursor.expect("(").place();
    if (cursor.accept(")")) {
      return new Expression.TupleOf(place, List.of());
    }
    var inner = expressions.expressions();
    cursor.expect(")");
    return inner;
  }

  private Expression list() {
    var place = cursor.expect("[").place();
    var items = new ArrayList<Expression>();
    while (!cursor.sees("]")) {
      items.add(expressions.expression());
      if (items.size() == 1 && cursor.sees("for")) {
        var result = new Expression.Comprehension(place, null, items.get(0), clauses());
        cursor.expect("]");
        return result;
      }
      if (!cursor.accept(",")) {
        break;
      }
    }
    cursor.expect("]");
    return new Expression.ListOf(place, items);
  }

  private Expression dict() {
    var place = cursor.expect("{").place();
    var entries = new ArrayList<Expression.Entry>();
    while (!cursor.sees("}")) {
      var key = expressions.expression();
      cursor.expect(":");
      var value = expressions.expression();
      if (entries.isEmpty() && cursor.sees("for")) {
        var result = new Expression.Comprehension(place, key, value, clauses());
        cursor.expect("}");
        return result;
      }
      entries.add(new Expression.Entry(key, value));
      if (!cursor.accept(",")) {
        break;
      }
    }
    cursor.expect("}");
    return new Expression.DictOf(place, entries);
  }

  private List<Expression.Clause> clauses() {
    var clauses = new ArrayList<Expression.Clause>();
    while (cursor.sees("for") || cursor.sees("if")) {
      if (cursor.accept("for")) {
        var target = target();
        cursor.expect("in");
        clauses.add(new Expression.Clause(target, expressions.or()));
      } else {
        cursor.expect("if");
        clauses.add(new Expression.Clause(null, expressions.or()));
      }
    }
    return clauses;
  }

  /** Loop variables: a name, or names with commas, maybe in brackets. */
  Expression target() {
    var place = cursor.peek().place();
    var items = new ArrayList<Expression>();
    boolean comma;
    do {
      items.add(targetItem());
      comma = cursor.accept(",");
    } while (comma && !cursor.sees("in") && !cursor.sees(")"));
    return items.size() == 1 && !comma ? items.get(0) : new Expression.TupleOf(place, items);
  }

  private Expression targetItem() {
    if (cursor.accept("(")) {
      var inner = target();
      cursor.expect(")");
      return inner;
    }
    return new Expression.Name(cursor.peek().place(), cursor.identifier());
  }

  Expression subscript(Place place, Expression of) {
    var from = cursor.sees(":") ? null : expressions.expressions();
    if (cursor.accept("]")) {
      return new Expression.Index(place, of, from);
    }
    cursor.expect(":");
    var to = cursor.sees(":") || cursor.sees("]") ? null : expressions.expression();
    var step = cursor.accept(":") && !cursor.sees("]") ? expressions.expression() : null;
    cursor.expect("]");
    return new Expression.Slice(place, of, from, to, step);
  }
}
