package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.ArrayList;
import java.util.Map;

/** The methods of dicts. */
final class DictMethods {

  static final Map<String, Attributes.Method<DictValue>> NAMED =
      Map.of(
          "clear", DictMethods::clear,
          "get", DictMethods::get,
          "items", DictMethods::items,
          "keys", DictMethods::keys,
          "pop", DictMethods::pop,
          "popitem", DictMethods::popItem,
          "setdefault", DictMethods::setDefault,
          "update", DictMethods::update,
          "values", DictMethods::values);

  private DictMethods() {}

  private static Object clear(DictValue dict, Arguments args, Interpreter interpreter) {
    args.exactly(0);
    dict.changing().clear();
    return null;
  }

  private static Object get(DictValue dict, Arguments args, Interpreter interpreter) {
    args.between(1, 2);
    var fallback = args.positional().size() == 2 ? args.at(1) : null;
    return dict.entries().getOrDefault(Values.hashable(args.at(0)), fallback);
  }

  private static Object items(DictValue dict, Arguments args, Interpreter interpreter) {
    args.exactly(0);
    interpreter.meter().spend(dict.entries().size());
    var items = new ArrayList<Object>();
    dict.entries().forEach((key, value) -> items.add(Tuple.of(key, value)));
    return new ListValue(items);
  }

  private static Object keys(DictValue dict, Arguments args, Interpreter interpreter) {
    args.exactly(0);
    interpreter.meter().spend(dict.entries().size());
    return new ListValue(dict.entries().keySet());
  }

  private static Object values(DictValue dict, Arguments args, Interpreter interpreter) {
    args.exactly(0);
    interpreter.meter().spend(dict.entries().size());
    return new ListValue(dict.entries().values());
  }

  private static Object pop(DictValue dict, Arguments args, Interpreter interpreter) {
    args.between(1, 2);
    var key = Values.hashable(args.at(0));
    if (dict.entries().containsKey(key)) {
      return dict.changing().remove(key);
    }
    if (args.positional().size() == 2) {
      return args.at(1);
    }
    throw new EvaluationError("pop: missing key");
  }

  private static Object popItem(DictValue dict, Arguments args, Interpreter interpreter) {
    args.exactly(0);
    if (dict.entries().isEmpty()) {
      throw new EvaluationError("popitem: empty dict");
    }
    var key = dict.entries().keySet().iterator().next();
    return Tuple.of(key, dict.changing().remove(key));
  }

  private static Object setDefault(DictValue dict, Arguments args, Interpreter interpreter) {
    args.between(1, 2);
    var key = Values.hashable(args.at(0));
    if (!dict.entries().containsKey(key)) {
      dict.put(key, args.positional().size() == 2 ? args.at(1) : null);
    }
    return dict.entries().get(key);
  }

  private static Object update(DictValue dict, Arguments args, Interpreter interpreter) {
    args.between(0, 1);
    if (!args.positional().isEmpty()) {
      fill(dict, args.at(0), interpreter);
    }
    args.named().forEach(dict::put);
    return null;
  }

  /** Adds the entries of a mapping or of a sequence of pairs. */
  static void fill(DictValue dict, Object source, Interpreter interpreter) {
    boolean mapping = !(source instanceof ListValue) && !(source instanceof Tuple);
    for (var item : new ArrayList<>(Values.items(source))) {
      interpreter.meter().spend(1);
      if (mapping) {
        dict.put(item, Indexing.index(source, item));
      } else {
        var pair = Values.items(item);
        if (pair.size() != 2) {
          throw new EvaluationError("dict: expected pairs");
        }
        dict.put(pair.get(0), pair.get(1));
      }
    }
  }
}
