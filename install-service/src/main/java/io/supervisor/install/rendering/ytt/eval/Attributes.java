package io.supervisor.install.rendering.ytt.eval;

import io.supervisor.install.rendering.ytt.syntax.EvaluationError;

/** What stands behind a dot: fields of structs and methods of text, lists and dicts. */
public final class Attributes {

  private Attributes() {}

  /** The attribute; an unknown one is an error. */
  public static Object get(Object of, String name) {
    if (!has(of, name)) {
      throw new EvaluationError(
          Values.typeName(of) + " has no ." + name + " field or method", hint(of, name));
    }
    if (of instanceof StructValue struct) {
      return struct.fields().get(name);
    } else if (of instanceof String text) {
      return bound(name, StringMethods.NAMED.get(name), text);
    } else if (of instanceof ListValue list) {
      return bound(name, ListMethods.NAMED.get(name), list);
    }
    return bound(name, DictMethods.NAMED.get(name), (DictValue) of);
  }

  private static String hint(Object of, String name) {
    if (of instanceof StructValue struct) {
      var known = String.join(", ", struct.fields().keySet());
      return known.length() > 200 || known.isEmpty() ? "" : "known fields: " + known;
    }
    return of instanceof DictValue || of instanceof Fragment
        ? "use [\"" + name + "\"] for keys"
        : "";
  }

  private static <T> Builtin bound(String name, Method<T> method, T owner) {
    return new Builtin(name, (args, interpreter) -> method.apply(owner, args, interpreter));
  }

  /** Whether hasattr() is true. */
  public static boolean has(Object of, String name) {
    if (of instanceof StructValue struct) {
      return struct.fields().containsKey(name);
    } else if (of instanceof String) {
      return StringMethods.NAMED.containsKey(name);
    } else if (of instanceof ListValue) {
      return ListMethods.NAMED.containsKey(name);
    }
    return of instanceof DictValue && DictMethods.NAMED.containsKey(name);
  }

  /** A method of a built-in type. */
  interface Method<T> {
    Object apply(T owner, Arguments arguments, Interpreter interpreter);
  }
}
