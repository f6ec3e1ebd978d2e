package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.Dialect;
import io.supervisor.install.rendering.ytt.syntax.Expression;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A function written in a template: a def, or a lambda, whose body is one return. */
record FunctionValue(
    String name,
    List<Expression.Parameter> parameters,
    Map<String, Object> fallbacks,
    List<Statement> body,
    Set<String> locals,
    Scope closure,
    Dialect dialect)
    implements Callable {

  @Override
  public Object call(Arguments arguments, Interpreter interpreter) {
    var names = new LinkedHashSet<>(locals);
    parameters.forEach(parameter -> names.add(parameter.name()));
    var scope = new Scope(closure, names);
    new ParameterBinding(this, arguments, scope).bind();
    interpreter.meter().enterCall();
    try {
      var frame = new Frame(scope, interpreter.outputFor(dialect));
      interpreter.run(body, frame);
      return frame.result();
    } finally {
      interpreter.meter().leaveCall();
    }
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
