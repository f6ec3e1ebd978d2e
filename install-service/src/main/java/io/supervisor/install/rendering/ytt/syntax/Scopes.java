package io.supervisor.install.rendering.ytt.syntax;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds the names a block of statements defines, without looking into nested functions. */
public final class Scopes {

  private Scopes() {}

  /** Names that become variables of the block. */
  public static Set<String> definedBy(List<Statement> statements) {
    var names = new LinkedHashSet<String>();
    collect(statements, names);
    return names;
  }

  private static void collect(List<Statement> statements, Set<String> names) {
    for (var statement : statements) {
      if (statement instanceof Statement.Assign assign) {
        targets(assign.target(), names);
      } else if (statement instanceof Statement.Def def) {
        names.add(def.name());
      } else if (statement instanceof Statement.Load load) {
        load.bindings().forEach(binding -> names.add(binding.local()));
      } else if (statement instanceof Statement.For loop) {
        targets(loop.target(), names);
        collect(loop.body(), names);
      } else if (statement instanceof Statement.If choice) {
        collect(choice.yes(), names);
        collect(choice.no(), names);
      }
    }
  }

  /** Names bound by an assignment or loop target. */
  public static void targets(Expression target, Set<String> names) {
    if (target instanceof Expression.Name name) {
      names.add(name.name());
    } else if (target instanceof Expression.TupleOf tuple) {
      tuple.items().forEach(item -> targets(item, names));
    } else if (target instanceof Expression.ListOf list) {
      list.items().forEach(item -> targets(item, names));
    }
  }
}
