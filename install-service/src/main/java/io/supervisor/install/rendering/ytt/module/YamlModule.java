package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Conversion;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.eval.Values;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import io.supervisor.install.rendering.ytt.yaml.DuplicateKeys;
import io.supervisor.install.rendering.ytt.yaml.YamlReader;
import io.supervisor.install.rendering.ytt.yaml.YamlWriter;
import java.util.Map;
import java.util.Set;

/** The yaml module. Decoded text is data: comments in it are never run. */
final class YamlModule {

  static final StructValue MODULE =
      Modules.module("yaml", Map.of("encode", YamlModule::encode, "decode", YamlModule::decode));

  private YamlModule() {}

  private static Object encode(Arguments args, Interpreter interpreter) {
    args.between(1, 1).onlyNamed(Set.of("indent"));
    int indent = Values.toInt(args.named().getOrDefault("indent", 2L));
    var value = Conversion.toYaml(args.at(0), interpreter.meter(), true);
    int width = indent < 2 || indent > 9 ? 2 : indent;
    return YamlWriter.write(value, interpreter.meter(), width);
  }

  private static Object decode(Arguments args, Interpreter interpreter) {
    try {
      var file = YamlReader.read("text", args.exactly(1).text(0), interpreter.meter());
      var documents = file.documents().items();
      if (documents.size() > 1) {
        throw new EvaluationError("yaml.decode: expected one document, found several");
      }
      DuplicateKeys.refuse(file.documents());
      return documents.isEmpty() ? null : Conversion.fromYaml(documents.get(0).value(), false);
    } catch (SyntaxError e) {
      throw new EvaluationError("yaml.decode: " + e.getMessage());
    }
  }
}
