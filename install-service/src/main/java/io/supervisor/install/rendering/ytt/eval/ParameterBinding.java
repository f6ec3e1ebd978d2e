package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives the parameters of a function their values. */
final class ParameterBinding {

  private final FunctionValue function;
  private final List<Object> positional;
  private final Map<String, Object> named;
  private final List<String> missing = new ArrayList<>();
  private final Scope scope;
  private int position;

  ParameterBinding(FunctionValue function, Arguments arguments, Scope scope) {
    this.function = function;
    this.positional = arguments.positional();
    this.named = new LinkedHashMap<>(arguments.named());
    this.scope = scope;
  }

  void bind() {
    boolean keywordsOnly = false;
    for (var parameter : function.parameters()) {
      if (parameter.spread() == Expression.Spread.SEQUENCE) {
        sequence(parameter.name());
        keywordsOnly = true;
      } else if (parameter.spread() == Expression.Spread.ONE) {
        one(parameter.name(), keywordsOnly);
      }
    }
    for (var parameter : function.parameters()) {
      if (parameter.spread() == Expression.Spread.MAPPING) {
        var rest = new DictValue();
        named.forEach(rest::put);
        named.clear();
        scope.set(parameter.name(), rest);
      }
    }
    check();
  }

  private void sequence(String name) {
    if (!name.isEmpty()) {
      scope.set(name, Tuple.of(positional.subList(position, positional.size()).toArray()));
      position = positional.size();
    }
  }

  private void one(String name, boolean keywordsOnly) {
    if (!keywordsOnly && position < positional.size()) {
      if (named.containsKey(name)) {
        throw fault("got multiple values for parameter " + name);
      }
      scope.set(name, positional.get(position++));
    } else if (named.containsKey(name)) {
      scope.set(name, named.remove(name));
    } else if (function.fallbacks().containsKey(name)) {
      scope.set(name, function.fallbacks().get(name));
    } else {
      missing.add(name);
    }
  }

  private void check() {
    if (position < positional.size()) {
      throw fault("accepts at most " + position + " positional arguments");
    }
    if (!named.isEmpty()) {
      throw fault("got an unexpected keyword argument " + named.keySet().iterator().next());
    }
    if (!missing.isEmpty()) {
      var plural = missing.size() == 1 ? " argument (" : " arguments (";
      throw fault("missing " + missing.size() + plural + String.join(", ", missing) + ")");
    }
  }

  private EvaluationError fault(String problem) {
    return new EvaluationError("function " + function.name() + " " + problem);
  }
}
