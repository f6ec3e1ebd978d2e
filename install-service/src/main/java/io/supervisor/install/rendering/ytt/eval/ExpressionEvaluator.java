package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Expression;
import io.supervisor.install.rendering.ytt.syntax.Scopes;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import io.supervisor.install.rendering.ytt.syntax.TemplateError;
import io.supervisor.install.rendering.ytt.yaml.Annotation;
import io.supervisor.install.rendering.ytt.yaml.Scalars;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Walks expression trees and gives their values. */
final class ExpressionEvaluator {

  private final Interpreter interpreter;
  private final Meter meter;
  private final Arithmetic arithmetic;

  ExpressionEvaluator(Interpreter interpreter) {
    this.interpreter = interpreter;
    this.meter = interpreter.meter();
    this.arithmetic = new Arithmetic(meter);
  }

  Object evaluate(Expression expression, Scope scope) {
    meter.spend(1);
    meter.enterExpression();
    try {
      return value(expression, scope);
    } catch (TemplateError e) {
      e.locate(expression.place());
      throw e;
    } finally {
      meter.leaveExpression();
    }
  }

  private Object value(Expression expression, Scope scope) {
    if (expression instanceof Expression.Literal literal) {
      return literal.value();
    } else if (expression instanceof Expression.Name name) {
      return scope.get(name.name());
    } else if (expression instanceof Expression.Attribute attribute) {
      return Attributes.get(evaluate(attribute.of(), scope), attribute.name());
    } else if (expression instanceof Expression.Call call) {
      return call(call, scope);
    } else if (expression instanceof Expression.Binary binary) {
      return binary(binary, scope);
    } else if (expression instanceof Expression.Unary unary) {
      return unary(unary.operator(), evaluate(unary.operand(), scope));
    } else if (expression instanceof Expression.Conditional choice) {
      boolean yes = Values.truth(evaluate(choice.condition(), scope));
      return evaluate(yes ? choice.yes() : choice.no(), scope);
    } else if (expression instanceof Expression.Index index) {
      return Indexing.index(evaluate(index.of(), scope), evaluate(index.index(), scope));
    } else if (expression instanceof Expression.Slice slice) {
      return slice(slice, scope);
    }
    return collection(expression, scope);
  }

  private Object collection(Expression expression, Scope scope) {
    if (expression instanceof Expression.ListOf list) {
      return new ListValue(all(list.items(), scope));
    } else if (expression instanceof Expression.TupleOf tuple) {
      return Tuple.of(all(tuple.items(), scope).toArray());
    } else if (expression instanceof Expression.DictOf dict) {
      return dict(dict, scope);
    } else if (expression instanceof Expression.Comprehension comprehension) {
      return comprehension(comprehension, scope);
    }
    return interpreter.lambda((Expression.Lambda) expression, scope);
  }

  private List<Object> all(List<Expression> items, Scope scope) {
    var values = new ArrayList<Object>();
    for (var item : items) {
      values.add(evaluate(item, scope));
    }
    return values;
  }

  private Object dict(Expression.DictOf dict, Scope scope) {
    var result = new DictValue();
    for (var entry : dict.entries()) {
      var key = evaluate(entry.key(), scope);
      if (result.entries().containsKey(Values.hashable(key))) {
        throw new EvaluationError("duplicate key in dict");
      }
      result.put(key, evaluate(entry.value(), scope));
    }
    return result;
  }

  private Object comprehension(Expression.Comprehension comprehension, Scope scope) {
    var names = new LinkedHashSet<String>();
    for (var clause : comprehension.clauses()) {
      if (clause.target() != null) {
        Scopes.targets(clause.target(), names);
      }
    }
    var inner = new Scope(scope, Set.of());
    if (comprehension.key() == null) {
      var list = new ListValue(List.of());
      clauses(
          comprehension, 0, inner, () -> list.items().add(evaluate(comprehension.value(), inner)));
      return list;
    }
    var dict = new DictValue();
    clauses(
        comprehension,
        0,
        inner,
        () ->
            dict.put(evaluate(comprehension.key(), inner), evaluate(comprehension.value(), inner)));
    return dict;
  }

  private void clauses(
      Expression.Comprehension comprehension, int index, Scope scope, Runnable body) {
    if (index == comprehension.clauses().size()) {
      body.run();
      return;
    }
    var clause = comprehension.clauses().get(index);
    var source = evaluate(clause.source(), scope);
    if (clause.target() == null) {
      if (Values.truth(source)) {
        clauses(comprehension, index + 1, scope, body);
      }
      return;
    }
    Values.loop(source, 1);
    try {
      for (var item : Values.items(source)) {
        meter.spend(1);
        new Assignment(interpreter, this).bind(clause.target(), item, scope);
        clauses(comprehension, index + 1, scope, body);
      }
    } finally {
      Values.loop(source, -1);
    }
  }

  private Object slice(Expression.Slice slice, Scope scope) {
    var of = evaluate(slice.of(), scope);
    var from = slice.from() == null ? null : evaluate(slice.from(), scope);
    var to = slice.to() == null ? null : evaluate(slice.to(), scope);
    var step = slice.step() == null ? null : evaluate(slice.step(), scope);
    return Indexing.slice(of, from, to, step, meter);
  }

  private Object call(Expression.Call call, Scope scope) {
    var function = evaluate(call.function(), scope);
    return interpreter.call(function, arguments(call.arguments(), scope));
  }

  private Arguments arguments(List<Expression.Argument> given, Scope scope) {
    var positional = new ArrayList<Object>();
    var named = new LinkedHashMap<String, Object>();
    for (var argument : given) {
      var value = evaluate(argument.value(), scope);
      if (argument.spread() == Expression.Spread.SEQUENCE) {
        positional.addAll(Values.items(value));
      } else if (argument.spread() == Expression.Spread.MAPPING) {
        spread(value, named);
      } else if (argument.name() == null) {
        positional.add(value);
      } else {
        name(argument.name(), value, named);
      }
    }
    return new Arguments("", positional, named);
  }

  private static void spread(Object mapping, Map<String, Object> named) {
    for (var key : Values.items(mapping)) {
      if (!(key instanceof String text)) {
        throw new EvaluationError("keywords must be strings");
      }
      name(text, Indexing.index(mapping, key), named);
    }
  }

  private static void name(String name, Object value, Map<String, Object> named) {
    if (named.containsKey(name)) {
      throw new EvaluationError("keyword argument " + name + " is repeated");
    }
    named.put(name, value);
  }

  Map<String, Annotation> annotations(List<Statement.AnnotationCode> codes, Scope scope) {
    var annotations = new LinkedHashMap<String, Annotation>();
    for (var code : codes) {
      var arguments = arguments(code.arguments(), scope);
      annotations.put(
          code.name(), new Annotation(code.place(), arguments.positional(), arguments.named()));
    }
    return annotations;
  }

  private static Object unary(String operator, Object operand) {
    if (operator.equals("not")) {
      return !Values.truth(operand);
    }
    if (Values.isWhole(operand)) {
      var number = Values.big(operand);
      return operator.equals("-")
          ? Scalars.narrow(number.negate())
          : operator.equals("~") ? Scalars.narrow(number.not()) : operand;
    }
    if (operand instanceof Double number && !operator.equals("~")) {
      return operator.equals("-") ? -number : number;
    }
    throw new EvaluationError("unknown unary op: " + operator + Values.typeName(operand));
  }

  private Object binary(Expression.Binary binary, Scope scope) {
    var left = evaluate(binary.left(), scope);
    if (binary.operator().equals("and")) {
      return Values.truth(left) ? evaluate(binary.right(), scope) : left;
    }
    if (binary.operator().equals("or")) {
      return Values.truth(left) ? left : evaluate(binary.right(), scope);
    }
    return binary(binary.operator(), left, evaluate(binary.right(), scope));
  }

  Object binary(String operator, Object left, Object right) {
    switch (operator) {
      case "==":
        return Comparison.equal(left, right);
      case "!=":
        return !Comparison.equal(left, right);
      case "<":
        return Comparison.compare(left, right, operator) < 0;
      case "<=":
        return Comparison.compare(left, right, operator) <= 0;
      case ">":
        return Comparison.compare(left, right, operator) > 0;
      case ">=":
        return Comparison.compare(left, right, operator) >= 0;
      case "in":
        return Indexing.contains(right, left, meter);
      case "not in":
        return !Indexing.contains(right, left, meter);
      default:
        return arithmetic.binary(operator, left, right);
    }
  }
}
