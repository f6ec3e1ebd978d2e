package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Expression;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import java.util.List;

/** Binds values to names, tuples of names and places in lists and dicts. */
final class Assignment {

  private final Interpreter interpreter;
  private final ExpressionEvaluator expressions;

  Assignment(Interpreter interpreter, ExpressionEvaluator expressions) {
    this.interpreter = interpreter;
    this.expressions = expressions;
  }

  void run(Statement.Assign assign, Scope scope) {
    var value = expressions.evaluate(assign.value(), scope);
    if (assign.operator().isEmpty()) {
      bind(assign.target(), value, scope);
      return;
    }
    var before = expressions.evaluate(assign.target(), scope);
    if (assign.operator().equals("+") && before instanceof ListValue list) {
      interpreter.meter().spend(Values.items(value).size());
      list.changing().addAll(new ListValue(Values.items(value)).items());
      return;
    }
    bind(assign.target(), expressions.binary(assign.operator(), before, value), scope);
  }

  void bind(Expression target, Object value, Scope scope) {
    if (target instanceof Expression.Name name) {
      scope.set(name.name(), value);
    } else if (target instanceof Expression.TupleOf tuple) {
      unpack(tuple.items(), value, scope);
    } else if (target instanceof Expression.ListOf list) {
      unpack(list.items(), value, scope);
    } else if (target instanceof Expression.Index index) {
      var owner = expressions.evaluate(index.of(), scope);
      store(owner, expressions.evaluate(index.index(), scope), value);
    } else {
      throw new EvaluationError("cannot assign to this expression");
    }
  }

  private void unpack(List<Expression> targets, Object value, Scope scope) {
    var items = Values.items(value);
    if (items.size() != targets.size()) {
      throw new EvaluationError(
          "cannot unpack " + items.size() + " values into " + targets.size() + " variables");
    }
    for (int i = 0; i < targets.size(); i++) {
      bind(targets.get(i), items.get(i), scope);
    }
  }

  private static void store(Object owner, Object key, Object value) {
    if (owner instanceof DictValue dict) {
      dict.put(key, value);
    } else if (owner instanceof ListValue list) {
      list.changing().set(Indexing.position(key, list.items().size(), "list"), value);
    } else {
      throw new EvaluationError(Values.typeName(owner) + " value does not support item assignment");
    }
  }
}
