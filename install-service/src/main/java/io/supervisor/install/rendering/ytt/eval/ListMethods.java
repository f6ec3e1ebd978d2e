package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.ArrayList;
import java.util.Map;

/** The methods of lists. */
final class ListMethods {

  static final Map<String, Attributes.Method<ListValue>> NAMED =
      Map.of(
          "append", ListMethods::append,
          "clear", ListMethods::clear,
          "extend", ListMethods::extend,
          "index", ListMethods::index,
          "insert", ListMethods::insert,
          "pop", ListMethods::pop,
          "remove", ListMethods::remove);

  private ListMethods() {}

  private static Object append(ListValue list, Arguments args, Interpreter interpreter) {
    list.changing().add(args.exactly(1).at(0));
    return null;
  }

  private static Object clear(ListValue list, Arguments args, Interpreter interpreter) {
    args.exactly(0);
    list.changing().clear();
    return null;
  }

  private static Object extend(ListValue list, Arguments args, Interpreter interpreter) {
    var more = new ArrayList<>(Values.items(args.exactly(1).at(0)));
    interpreter.meter().spend(more.size());
    list.changing().addAll(more);
    return null;
  }

  private static Object index(ListValue list, Arguments args, Interpreter interpreter) {
    args.exactly(1);
    for (int i = 0; i < list.items().size(); i++) {
      if (Comparison.equal(list.items().get(i), args.at(0))) {
        return (long) i;
      }
    }
    throw new EvaluationError("index: value not in list");
  }

  private static Object insert(ListValue list, Arguments args, Interpreter interpreter) {
    int at = args.exactly(2).whole(0);
    int size = list.items().size();
    list.changing().add(Math.max(0, Math.min(size, at < 0 ? at + size : at)), args.at(1));
    return null;
  }

  private static Object pop(ListValue list, Arguments args, Interpreter interpreter) {
    args.between(0, 1);
    int size = list.items().size();
    Object at = args.positional().isEmpty() ? (Object) (long) (size - 1) : args.at(0);
    return list.changing().remove(Indexing.position(at, size, "list"));
  }

  private static Object remove(ListValue list, Arguments args, Interpreter interpreter) {
    long at = (Long) index(list, args, interpreter);
    list.changing().remove((int) at);
    return null;
  }
}
