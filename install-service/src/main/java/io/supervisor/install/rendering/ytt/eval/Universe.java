package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names every program has. */
public final class Universe {

  private static final Map<String, Object> VALUES = values();

  /** All names. */
  public static final Set<String> NAMES = Collections.unmodifiableSet(VALUES.keySet());

  private Universe() {}

  static Scope scope() {
    var scope = new Scope(null, Set.of());
    scope.values().putAll(VALUES);
    return scope;
  }

  private static Map<String, Object> values() {
    var values = new HashMap<String, Object>();
    values.put("None", null);
    values.put("True", true);
    values.put("False", false);
    add(values, "len", Universe::len);
    add(values, "type", (a, i) -> Values.typeName(a.exactly(1).at(0)));
    add(values, "str", (a, i) -> Repr.str(a.exactly(1).at(0), i.meter()));
    add(values, "repr", (a, i) -> Repr.repr(a.exactly(1).at(0), i.meter()));
    add(values, "bool", (a, i) -> !a.between(0, 1).positional().isEmpty() && Values.truth(a.at(0)));
    add(values, "hasattr", (a, i) -> Attributes.has(a.exactly(2).at(0), a.text(1)));
    add(values, "getattr", Universe::getAttribute);
    add(values, "fail", Universe::fail);
    add(values, "dict", Universe::dict);
    add(values, "list", (a, i) -> new ListValue(optional(a, i)));
    add(values, "tuple", (a, i) -> Tuple.of(optional(a, i).toArray()));
    values.putAll(Numbers.BUILTINS);
    values.putAll(Sequences.BUILTINS);
    return values;
  }

  static void add(Map<String, Object> values, String name, Builtin.Body body) {
    values.put(name, new Builtin(name, body));
  }

  private static Object len(Arguments args, Interpreter interpreter) {
    int length = Values.length(args.exactly(1).at(0));
    if (length < 0) {
      throw new EvaluationError(
          "len: value of type " + Values.typeName(args.at(0)) + " has no len");
    }
    return (long) length;
  }

  private static Object getAttribute(Arguments args, Interpreter interpreter) {
    args.between(2, 3);
    if (args.positional().size() == 3 && !Attributes.has(args.at(0), args.text(1))) {
      return args.at(2);
    }
    return Attributes.get(args.at(0), args.text(1));
  }

  private static Object fail(Arguments args, Interpreter interpreter) {
    var words = new ArrayList<String>();
    args.positional().forEach(word -> words.add(Repr.str(word, interpreter.meter())));
    throw new EvaluationError("fail: " + String.join(" ", words));
  }

  private static Object dict(Arguments args, Interpreter interpreter) {
    var dict = new DictValue();
    if (!args.between(0, 1).positional().isEmpty()) {
      DictMethods.fill(dict, args.at(0), interpreter);
    }
    args.named().forEach(dict::put);
    return dict;
  }

  private static List<Object> optional(Arguments args, Interpreter interpreter) {
    if (args.between(0, 1).positional().isEmpty()) {
      return List.of();
    }
    var items = Values.items(args.at(0));
    interpreter.meter().spend(items.size());
    return items;
  }
}
