package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The built-in functions on sequences. */
final class Sequences {

  static final Map<String, Object> BUILTINS = builtins();

  private Sequences() {}

  private static Map<String, Object> builtins() {
    var values = new HashMap<String, Object>();
    Universe.add(values, "range", Sequences::range);
    Universe.add(values, "enumerate", Sequences::enumerate);
    Universe.add(values, "zip", Sequences::zip);
    Universe.add(values, "sorted", Sequences::sorted);
    Universe.add(values, "reversed", Sequences::reversed);
    Universe.add(values, "min", (a, i) -> extreme(a, i, -1));
    Universe.add(values, "max", (a, i) -> extreme(a, i, 1));
    Universe.add(
        values, "any", (a, i) -> Values.items(a.exactly(1).at(0)).stream().anyMatch(Values::truth));
    Universe.add(
        values, "all", (a, i) -> Values.items(a.exactly(1).at(0)).stream().allMatch(Values::truth));
    return values;
  }

  private static Object range(Arguments args, Interpreter interpreter) {
    args.between(1, 3);
    boolean one = args.positional().size() == 1;
    long from = one ? 0 : args.whole(0);
    long to = args.whole(one ? 0 : 1);
    long step = args.positional().size() == 3 ? args.whole(2) : 1;
    if (step == 0) {
      throw args.fault("step argument must not be zero");
    }
    var items = new ArrayList<Object>();
    for (long at = from; step > 0 ? at < to : at > to; at += step) {
      interpreter.meter().spend(1);
      items.add(at);
    }
    return new ListValue(items);
  }

  private static Object enumerate(Arguments args, Interpreter interpreter) {
    long index = Values.toInt(args.between(1, 2).get(1, "start", 0L));
    var result = new ArrayList<Object>();
    for (var item : Values.items(args.at(0))) {
      interpreter.meter().spend(1);
      result.add(Tuple.of(index++, item));
    }
    return new ListValue(result);
  }

  private static Object zip(Arguments args, Interpreter interpreter) {
    var lists = new ArrayList<List<Object>>();
    args.positional().forEach(list -> lists.add(Values.items(list)));
    int size = lists.stream().mapToInt(List::size).min().orElse(0);
    var result = new ArrayList<Object>();
    for (int i = 0; i < size; i++) {
      interpreter.meter().spend(lists.size());
      int index = i;
      result.add(Tuple.of(lists.stream().map(list -> list.get(index)).toArray()));
    }
    return new ListValue(result);
  }

  private static Object reversed(Arguments args, Interpreter interpreter) {
    var items = new ArrayList<>(Values.items(args.exactly(1).at(0)));
    interpreter.meter().spend(items.size());
    Collections.reverse(items);
    return new ListValue(items);
  }

  private record Keyed(Object key, Object item) {}

  private static List<Keyed> keyed(List<Object> items, Object key, Interpreter interpreter) {
    var result = new ArrayList<Keyed>();
    for (var item : new ArrayList<>(items)) {
      interpreter.meter().spend(1);
      result.add(
          new Keyed(key == null ? item : interpreter.call(key, Arguments.positional(item)), item));
    }
    return result;
  }

  private static Object sorted(Arguments args, Interpreter interpreter) {
    args.between(1, 1).onlyNamed(Set.of("key", "reverse"));
    var keyed = keyed(Values.items(args.at(0)), args.named().get("key"), interpreter);
    boolean reverse = Values.truth(args.named().getOrDefault("reverse", false));
    keyed.sort(
        (a, b) -> {
          interpreter.meter().spend(1);
          int order = Comparison.compare(a.key(), b.key(), "<");
          return reverse ? -order : order;
        });
    return new ListValue(
        keyed.stream().map(Keyed::item).collect(ArrayList::new, List::add, List::addAll));
  }

  private static Object extreme(Arguments args, Interpreter interpreter, int sign) {
    var items = args.positional().size() == 1 ? Values.items(args.at(0)) : args.positional();
    Keyed best = null;
    for (var candidate : keyed(items, args.named().get("key"), interpreter)) {
      if (best == null || Comparison.compare(candidate.key(), best.key(), "<") * sign > 0) {
        best = candidate;
      }
    }
    if (best == null) {
      throw new EvaluationError(args.function() + ": argument is an empty sequence");
    }
    return best.item();
  }
}
