package io.supervisor.install.rendering.ytt.syntax;

import java.util.List;

/** A node of the expression tree; every kind knows its place. */
public sealed interface Expression {

  Place place();

  /** A number, a string, or nothing. */
  record Literal(Place place, Object value) implements Expression {}

  /** A variable. */
  record Name(Place place, String name) implements Expression {}

  /** {@code [a, b]}. */
  record ListOf(Place place, List<Expression> items) implements Expression {}

  /** {@code (a, b)} or, where allowed, {@code a, b}. */
  record TupleOf(Place place, List<Expression> items) implements Expression {}

  /** {@code {k: v}}. */
  record DictOf(Place place, List<Entry> entries) implements Expression {}

  /** One {@code k: v} of a dict. */
  record Entry(Expression key, Expression value) {}

  /** {@code [e for x in y if c]}, or a dict comprehension when the key is there (else null). */
  record Comprehension(Place place, Expression key, Expression value, List<Clause> clauses)
      implements Expression {}

  /** One {@code for target in source} or, with a null target, {@code if source}. */
  record Clause(Expression target, Expression source) {}

  /** {@code a[i]}. */
  record Index(Place place, Expression of, Expression index) implements Expression {}

  /** {@code a[from:to:step]}; absent parts are null. */
  record Slice(Place place, Expression of, Expression from, Expression to, Expression step)
      implements Expression {}

  /** {@code a.name}. */
  record Attribute(Place place, Expression of, String name) implements Expression {}

  /** {@code f(a, k=b, *c, **d)}. */
  record Call(Place place, Expression function, List<Argument> arguments) implements Expression {}

  /** One argument of a call; name is null unless given by keyword. */
  record Argument(Spread spread, String name, Expression value) {}

  /** How an argument or a parameter takes values: one, a sequence, or a mapping. */
  enum Spread {
    ONE,
    SEQUENCE,
    MAPPING
  }

  /** {@code -a}, {@code +a}, {@code ~a}, {@code not a}. */
  record Unary(Place place, String operator, Expression operand) implements Expression {}

  /** {@code a op b}, with {@code and} and {@code or} evaluated lazily. */
  record Binary(Place place, String operator, Expression left, Expression right)
      implements Expression {}

  /** {@code a if c else b}. */
  record Conditional(Place place, Expression condition, Expression yes, Expression no)
      implements Expression {}

  /** {@code lambda x: e}. */
  record Lambda(Place place, List<Parameter> parameters, Expression body) implements Expression {}

  /** One parameter of a function; the default is null when there is none. */
  record Parameter(Spread spread, String name, Expression fallback) {}
}
