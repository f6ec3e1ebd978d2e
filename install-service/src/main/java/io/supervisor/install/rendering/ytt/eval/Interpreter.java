package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.Dialect;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Expression;
import io.supervisor.install.rendering.ytt.syntax.Scopes;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import io.supervisor.install.rendering.ytt.syntax.TemplateError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs statements; expressions are handed to the {@link ExpressionEvaluator}. */
public final class Interpreter {

  /** How a statement ended. */
  private enum Flow {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN
  }

  private final Meter meter;
  private final Loader loader;
  private final ExpressionEvaluator expressions;
  private final Assignment assignment;

  public Interpreter(Meter meter, Loader loader) {
    this.meter = meter;
    this.loader = loader;
    this.expressions = new ExpressionEvaluator(this);
    this.assignment = new Assignment(this, expressions);
  }

  public Meter meter() {
    return meter;
  }

  /** Runs a whole file and gives its output and its variables. */
  public Finished runFile(List<Statement> program, Dialect dialect, YamlOutput output) {
    var scope = new Scope(Universe.scope(), Scopes.definedBy(program));
    run(program, new Frame(scope, dialect == Dialect.CODE ? () -> null : output));
    return new Finished(output, scope.values());
  }

  /** What a file left behind. */
  public record Finished(YamlOutput output, Map<String, Object> variables) {}

  /** Calls any callable value. */
  public Object call(Object function, Arguments arguments) {
    if (!(function instanceof Callable callable)) {
      throw new EvaluationError("invalid call of non-function (" + Values.typeName(function) + ")");
    }
    meter.spend(1);
    return callable.call(arguments, this);
  }

  Output outputFor(Dialect dialect) {
    switch (dialect) {
      case YAML:
        return new YamlOutput(meter);
      case TEXT:
        return new TextOutput(meter);
      default:
        return () -> null;
    }
  }

  void run(List<Statement> statements, Frame frame) {
    block(statements, frame);
  }

  private Flow block(List<Statement> statements, Frame frame) {
    for (var statement : statements) {
      var flow = statement(statement, frame);
      if (flow != Flow.NEXT) {
        return flow;
      }
    }
    return Flow.NEXT;
  }

  private Flow statement(Statement statement, Frame frame) {
    meter.spend(1);
    try {
      if (statement instanceof Statement.If choice) {
        boolean yes = Values.truth(expressions.evaluate(choice.condition(), frame.scope()));
        return block(yes ? choice.yes() : choice.no(), frame);
      } else if (statement instanceof Statement.For loop) {
        return loop(loop, frame);
      } else if (statement instanceof Statement.Return back) {
        if (back.value() != null) {
          frame.giveBack(expressions.evaluate(back.value(), frame.scope()));
        }
        return Flow.RETURN;
      } else if (statement instanceof Statement.Break) {
        return Flow.BREAK;
      } else if (statement instanceof Statement.Continue) {
        return Flow.CONTINUE;
      }
      simple(statement, frame);
      return Flow.NEXT;
    } catch (TemplateError e) {
      e.locate(statement.place());
      throw e;
    }
  }

  private void simple(Statement statement, Frame frame) {
    if (statement instanceof Statement.Evaluate evaluate) {
      expressions.evaluate(evaluate.value(), frame.scope());
    } else if (statement instanceof Statement.Assign assign) {
      assignment.run(assign, frame.scope());
    } else if (statement instanceof Statement.Def def) {
      define(def, frame.scope());
    } else if (statement instanceof Statement.Load load) {
      load(load, frame.scope());
    } else {
      print(statement, frame);
    }
  }

  private void print(Statement statement, Frame frame) {
    if (statement instanceof Statement.StartNode start) {
      ((YamlOutput) frame.output())
          .start(start.node(), expressions.annotations(start.annotations(), frame.scope()));
    } else if (statement instanceof Statement.SetValue set) {
      var value = expressions.evaluate(set.value(), frame.scope());
      ((YamlOutput) frame.output()).set(value);
    } else if (statement instanceof Statement.StartText) {
      frame.open(new TextOutput(meter));
    } else if (statement instanceof Statement.FixedText fixed) {
      ((TextOutput) frame.output()).print(fixed.text());
    } else if (statement instanceof Statement.PrintText printed) {
      var value = expressions.evaluate(printed.value(), frame.scope());
      ((TextOutput) frame.output()).print(printable(value));
    } else if (statement instanceof Statement.EndText end) {
      var text = (String) frame.close().result();
      var output = (YamlOutput) frame.output();
      if (end.key()) {
        output.nextKey(text);
      } else {
        output.set(text);
      }
    }
  }

  private static String printable(Object value) {
    if (value instanceof String text) {
      return text;
    }
    if (Values.isWhole(value)) {
      return value.toString();
    }
    throw new EvaluationError(
        "expected text in a text template, but was " + Values.typeName(value),
        "convert it with str()");
  }

  private Flow loop(Statement.For loop, Frame frame) {
    var source = expressions.evaluate(loop.source(), frame.scope());
    Values.loop(source, 1);
    try {
      for (var item : Values.items(source)) {
        meter.spend(1);
        assignment.bind(loop.target(), item, frame.scope());
        var flow = block(loop.body(), frame);
        if (flow == Flow.BREAK) {
          break;
        } else if (flow == Flow.RETURN) {
          return flow;
        }
      }
    } finally {
      Values.loop(source, -1);
    }
    return Flow.NEXT;
  }

  private void define(Statement.Def def, Scope scope) {
    scope.set(
        def.name(),
        new FunctionValue(
            def.name(),
            def.parameters(),
            fallbacks(def.parameters(), scope),
            def.body(),
            Scopes.definedBy(def.body()),
            scope,
            def.dialect()));
  }

  Object lambda(Expression.Lambda lambda, Scope scope) {
    return new FunctionValue(
        "lambda",
        lambda.parameters(),
        fallbacks(lambda.parameters(), scope),
        List.of(new Statement.Return(lambda.place(), lambda.body())),
        Set.of(),
        scope,
        Dialect.CODE);
  }

  private Map<String, Object> fallbacks(List<Expression.Parameter> parameters, Scope scope) {
    var fallbacks = new HashMap<String, Object>();
    for (var parameter : parameters) {
      if (parameter.fallback() != null) {
        fallbacks.put(parameter.name(), expressions.evaluate(parameter.fallback(), scope));
      }
    }
    return fallbacks;
  }

  private void load(Statement.Load load, Scope scope) {
    var offered = loader.load(load.module());
    for (var binding : load.bindings()) {
      if (!offered.containsKey(binding.original()) || binding.original().startsWith("_")) {
        throw new EvaluationError(
            "load: name " + binding.original() + " not found in module " + load.module());
      }
      scope.set(binding.local(), offered.get(binding.original()));
    }
  }
}
