package io.supervisor.install.rendering.ytt.syntax;

import io.supervisor.install.rendering.RenderFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks before running that every name is defined somewhere; reports all undefined ones. */
public final class Resolver {

  private static final Map<String, String> HINTS =
      Map.of(
          "true", "use 'True' instead of 'true' for boolean assignment",
          "false", "use 'False' instead of 'false' for boolean assignment",
          "null", "use 'None' instead of 'null' to indicate no value",
          "nil", "use 'None' instead of 'nil' to indicate no value",
          "none", "use 'None' instead of 'none' to indicate no value");

  private final List<RenderFault> faults = new ArrayList<>();

  private Resolver() {}

  /** The undefined names of a program, given the names every program has. */
  public static List<RenderFault> undefined(List<Statement> program, Set<String> universe) {
    var resolver = new Resolver();
    resolver.block(program, with(universe, Scopes.definedBy(program)), false, false);
    return resolver.faults;
  }

  private static Set<String> with(Set<String> names, Set<String> more) {
    var all = new HashSet<>(names);
    all.addAll(more);
    return all;
  }

  private void block(List<Statement> body, Set<String> names, boolean function, boolean loop) {
    for (var statement : body) {
      if (statement instanceof Statement.If choice) {
        check(choice.condition(), names);
        block(choice.yes(), names, function, loop);
        block(choice.no(), names, function, loop);
      } else if (statement instanceof Statement.For each) {
        check(each.source(), names);
        block(each.body(), names, function, true);
      } else if (statement instanceof Statement.Def def) {
        function(def, names);
      } else if (statement instanceof Statement.Return && !function) {
        report(statement.place(), "return statement not within a function", "");
      } else if (isJump(statement) && !loop) {
        report(statement.place(), "break or continue not in a loop", "");
      } else {
        simple(statement, names);
      }
    }
  }

  private static boolean isJump(Statement statement) {
    return statement instanceof Statement.Break || statement instanceof Statement.Continue;
  }

  private void function(Statement.Def def, Set<String> names) {
    var inner = with(names, Scopes.definedBy(def.body()));
    parameters(def.parameters(), names, inner);
    block(def.body(), inner, true, false);
  }

  private void parameters(
      List<Expression.Parameter> parameters, Set<String> outer, Set<String> inner) {
    for (var parameter : parameters) {
      if (parameter.fallback() != null) {
        check(parameter.fallback(), outer);
      }
      inner.add(parameter.name());
    }
  }

  private void simple(Statement statement, Set<String> names) {
    if (statement instanceof Statement.Assign assign) {
      if (!(assign.target() instanceof Expression.Name) || !assign.operator().isEmpty()) {
        check(assign.target(), names);
      }
      check(assign.value(), names);
    } else if (statement instanceof Statement.Evaluate evaluate) {
      check(evaluate.value(), names);
    } else if (statement instanceof Statement.Return back && back.value() != null) {
      check(back.value(), names);
    } else if (statement instanceof Statement.SetValue set) {
      check(set.value(), names);
    } else if (statement instanceof Statement.PrintText print) {
      check(print.value(), names);
    } else if (statement instanceof Statement.StartNode start) {
      start.annotations().forEach(a -> a.arguments().forEach(arg -> check(arg.value(), names)));
    }
  }

  private void check(Expression expression, Set<String> names) {
    if (expression instanceof Expression.Name name) {
      if (!names.contains(name.name())) {
        report(name.place(), "undefined: " + name.name(), HINTS.getOrDefault(name.name(), ""));
      }
    } else if (expression instanceof Expression.Lambda lambda) {
      var inner = new HashSet<>(names);
      parameters(lambda.parameters(), names, inner);
      check(lambda.body(), inner);
    } else if (expression instanceof Expression.Comprehension comprehension) {
      comprehension(comprehension, names);
    } else {
      Parts.of(expression).forEach(part -> check(part, names));
    }
  }

  private void comprehension(Expression.Comprehension comprehension, Set<String> names) {
    var inner = new HashSet<>(names);
    for (var clause : comprehension.clauses()) {
      check(clause.source(), inner);
      if (clause.target() != null) {
        Scopes.targets(clause.target(), inner);
      }
    }
    if (comprehension.key() != null) {
      check(comprehension.key(), inner);
    }
    check(comprehension.value(), inner);
  }

  private void report(Place place, String problem, String hint) {
    faults.add(new RenderFault(place.file(), place.line(), "", problem, hint));
  }
}
