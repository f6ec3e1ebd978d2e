package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Builtin;
import io.supervisor.install.rendering.ytt.eval.ListValue;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data module: the values, and the package's own files by name. */
public final class DataModule {

  private DataModule() {}

  private static Collection<String> names(Arguments args, Map<String, String> files) {
    return args.positional().isEmpty() ? files.keySet() : List.of();
  }

  /** The module for these values and files; it can read nothing else. */
  public static StructValue of(Object values, Map<String, String> files) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("values", values);
    fields.put(
        "list",
        new Builtin("data.list", (args, i) -> new ListValue(names(args.exactly(0), files))));
    fields.put(
        "read",
        new Builtin(
            "data.read",
            (args, i) -> {
              var text = files.get(args.exactly(1).text(0));
              if (text == null) {
                throw new EvaluationError("data.read: file does not exist in the package");
              }
              return text;
            }));
    return new StructValue("module", fields);
  }
}
