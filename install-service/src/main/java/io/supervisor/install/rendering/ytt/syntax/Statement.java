package io.supervisor.install.rendering.ytt.syntax;

import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.List;

/** A statement: either code, or a step that builds a YAML node or a piece of text. */
public sealed interface Statement {

  Place place();

  /** An expression for its effect; in text, its value is not printed. */
  record Evaluate(Place place, Expression value) implements Statement {}

  /** {@code target = value}, or {@code target op= value} when the operator is not empty. */
  record Assign(Place place, Expression target, String operator, Expression value)
      implements Statement {}

  /** {@code if}; {@code elif} is a nested one in the other branch. */
  record If(Place place, Expression condition, List<Statement> yes, List<Statement> no)
      implements Statement {}

  /** {@code for target in source}. */
  record For(Place place, Expression target, Expression source, List<Statement> body)
      implements Statement {}

  /** {@code def name(parameters)}; the dialect says what its body produces. */
  record Def(
      Place place,
      String name,
      List<Expression.Parameter> parameters,
      List<Statement> body,
      Dialect dialect)
      implements Statement {}

  /** {@code return}; the value is null when there is none. */
  record Return(Place place, Expression value) implements Statement {}

  /** {@code break}. */
  record Break(Place place) implements Statement {}

  /** {@code continue}. */
  record Continue(Place place) implements Statement {}

  /** {@code load("module", "a", b="c")}. */
  record Load(Place place, String module, List<Binding> bindings) implements Statement {}

  /** One name brought in by a load. */
  record Binding(String local, String original) {}

  /** Opens a node inside the innermost open copy of its parent. */
  record StartNode(Place place, YamlNode node, List<AnnotationCode> annotations)
      implements Statement {}

  /** One annotation of a node with its still unevaluated arguments. */
  record AnnotationCode(Place place, String name, List<Expression.Argument> arguments) {}

  /** Gives the open node a computed value. */
  record SetValue(Place place, YamlNode node, Expression value) implements Statement {}

  /** Begins a text template. */
  record StartText(Place place) implements Statement {}

  /** Prints fixed text. */
  record FixedText(Place place, String text) implements Statement {}

  /** Prints a computed value. */
  record PrintText(Place place, Expression value) implements Statement {}

  /** Ends a text template and makes it the key or the value of the open node. */
  record EndText(Place place, YamlNode node, boolean key) implements Statement {}
}
