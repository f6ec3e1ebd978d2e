package io.supervisor.install.rendering.ytt.values;

import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Callable;
import io.supervisor.install.rendering.ytt.eval.Conversion;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.eval.Tuple;
import io.supervisor.install.rendering.ytt.eval.Values;
import io.supervisor.install.rendering.ytt.module.Assertions;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import io.supervisor.install.rendering.ytt.yaml.Annotation;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import java.util.List;

/** Runs the schema's validation rules over the final values. */
public final class Validation {

  private final Interpreter interpreter;
  private final List<RenderFault> faults;

  public Validation(Interpreter interpreter, List<RenderFault> faults) {
    this.interpreter = interpreter;
    this.faults = faults;
  }

  /** Checks a value and everything below it. */
  public void check(ValueType.Field field, Object value, String path) {
    if (field.validation() != null) {
      run(field.validation(), value, path);
    }
    var type = field.type() instanceof ValueType.Nullable n ? n.inner() : field.type();
    if (type instanceof ValueType.Mapping mapping && value instanceof YamlNode.MapNode map) {
      for (var item : map.items()) {
        var inner = TypeNames.path(path, item.key());
        check(mapping.fields().get(item.key()), item.value(), inner);
      }
    } else if (type instanceof ValueType.Listing list
        && value instanceof YamlNode.ArrayNode array) {
      int index = 0;
      for (var item : array.items()) {
        check(list.item(), item.value(), path + "[" + index++ + "]");
      }
    }
  }

  private void run(Annotation rules, Object value, String path) {
    boolean required = Values.truth(rules.keywords().get("not_null"));
    if (value == null && required) {
      fault(rules, path, "not null", "value is null");
    }
    if (value == null) {
      return;
    }
    var plain = Conversion.fromYaml(value, true);
    try {
      if (applies(rules, plain)) {
        rules.arguments().forEach(rule -> rule(rules, rule, plain, path));
        rules.keywords().forEach((name, bound) -> named(rules, name, bound, plain, path));
      }
    } catch (EvaluationError e) {
      fault(rules, path, "a valid rule", e.getMessage());
    }
  }

  private boolean applies(Annotation rules, Object value) {
    var when = rules.keywords().get("when");
    if (when == null) {
      return true;
    }
    var answer = interpreter.call(when, Arguments.positional(value));
    if (!(answer instanceof Boolean)) {
      throw new EvaluationError("want when= to be bool, got " + Values.typeName(answer));
    }
    return (Boolean) answer;
  }

  private void rule(Annotation rules, Object rule, Object value, String path) {
    if (!(rule instanceof Tuple tuple) || tuple.items().size() != 2) {
      throw new EvaluationError("expected 2-tuple, but found: " + Values.typeName(rule));
    }
    var title = String.valueOf(tuple.items().get(0));
    try {
      var answer = ask(tuple.items().get(1), value);
      if (Boolean.FALSE.equals(answer)) {
        fault(rules, path, title, "rule says no");
      }
    } catch (EvaluationError e) {
      fault(rules, path, title, e.getMessage().replaceFirst("^fail: ", ""));
    }
  }

  private Object ask(Object rule, Object value) {
    if (rule instanceof StructValue struct && struct.fields().get("check") instanceof Callable c) {
      return interpreter.call(c, Arguments.positional(value));
    }
    return interpreter.call(rule, Arguments.positional(value));
  }

  private void named(Annotation rules, String name, Object bound, Object value, String path) {
    switch (name) {
      case "min":
        rule(rules, Tuple.of("a value >= the minimum", Assertions.min(bound)), value, path);
        break;
      case "max":
        rule(rules, Tuple.of("a value <= the maximum", Assertions.max(bound)), value, path);
        break;
      case "min_len":
        var least = Tuple.of("length >= " + bound, Assertions.minLength(bound));
        rule(rules, least, value, path);
        break;
      case "max_len":
        var most = Tuple.of("length <= " + bound, Assertions.maxLength(bound));
        rule(rules, most, value, path);
        break;
      case "one_of":
        var allowed = Assertions.oneOf(Values.items(bound));
        rule(rules, Tuple.of("one of the allowed values", allowed), value, path);
        break;
      case "one_not_null":
        var one = Assertions.oneNotNull(bound, "");
        rule(rules, Tuple.of("exactly one child not null", one), value, path);
        break;
      case "not_null":
      case "when":
        break;
      default:
        throw new UnsupportedTemplate(rules.place(), "validation rule " + name);
    }
  }

  private void fault(Annotation rules, String path, String wanted, String found) {
    faults.add(
        new RenderFault(
            rules.place().file(),
            rules.place().line(),
            path,
            "must be: " + wanted + "; found: " + found,
            "change the value"));
  }
}
