package io.supervisor.install.rendering.ytt.syntax;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The direct sub-expressions of an expression that opens no scope of its own. */
final class Parts {

  private Parts() {}

  static List<Expression> of(Expression expression) {
    return all(expression).filter(Objects::nonNull).collect(Collectors.toList());
  }

  private static Stream<Expression> all(Expression expression) {
    if (expression instanceof Expression.ListOf list) {
      return list.items().stream();
    } else if (expression instanceof Expression.TupleOf tuple) {
      return tuple.items().stream();
    } else if (expression instanceof Expression.DictOf dict) {
      return dict.entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value()));
    } else if (expression instanceof Expression.Index index) {
      return Stream.of(index.of(), index.index());
    } else if (expression instanceof Expression.Slice slice) {
      return Stream.of(slice.of(), slice.from(), slice.to(), slice.step());
    } else if (expression instanceof Expression.Attribute attribute) {
      return Stream.of(attribute.of());
    } else if (expression instanceof Expression.Call call) {
      var values = call.arguments().stream().map(Expression.Argument::value);
      return Stream.concat(Stream.of(call.function()), values);
    } else if (expression instanceof Expression.Unary unary) {
      return Stream.of(unary.operand());
    } else if (expression instanceof Expression.Binary binary) {
      return Stream.of(binary.left(), binary.right());
    } else if (expression instanceof Expression.Conditional choice) {
      return Stream.of(choice.condition(), choice.yes(), choice.no());
    }
    return Stream.empty();
  }
}
