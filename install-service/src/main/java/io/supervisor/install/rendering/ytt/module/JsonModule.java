package io.supervisor.install.rendering.ytt.module;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Conversion;
import io.supervisor.install.rendering.ytt.eval.DictValue;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.ListValue;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.eval.Values;
import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The json module. Numbers are decoded as floats and keys are encoded in name order. */
final class JsonModule {

  static final StructValue MODULE =
      Modules.module("json", Map.of("encode", JsonModule::encode, "decode", JsonModule::decode));
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonModule() {}

  private static Object encode(Arguments args, Interpreter interpreter) {
    args.between(1, 1).onlyNamed(Set.of("indent", "escape_html"));
    int indent = Values.toInt(args.named().getOrDefault("indent", 0L));
    if (indent < 0 || indent > 8) {
      throw args.fault("indent value must be between 0 and 8");
    }
    boolean escapeHtml = Values.truth(args.named().getOrDefault("escape_html", false));
    var value = Conversion.toYaml(args.at(0), interpreter.meter());
    return new JsonWriter(interpreter.meter(), indent, escapeHtml).write(value);
  }

  private static Object decode(Arguments args, Interpreter interpreter) {
    try {
      return value(MAPPER.readTree(args.exactly(1).text(0)), interpreter.meter(), 0);
    } catch (JsonProcessingException e) {
      throw new EvaluationError("json.decode: not valid JSON");
    }
  }

  private static Object value(JsonNode node, Meter meter, int depth) {
    meter.spend(1);
    meter.depth(depth);
    if (node.isMissingNode()) {
      throw new EvaluationError("json.decode: unexpected end of JSON input");
    } else if (node.isObject()) {
      var dict = new DictValue();
      node.properties().forEach(f -> dict.put(f.getKey(), value(f.getValue(), meter, depth + 1)));
      return dict;
    } else if (node.isArray()) {
      var list = new ListValue(List.of());
      node.forEach(item -> list.items().add(value(item, meter, depth + 1)));
      return list;
    } else if (node.isNumber()) {
      return node.doubleValue();
    } else if (node.isBoolean()) {
      return node.booleanValue();
    }
    return node.isNull() ? null : node.textValue();
  }
}
