package io.supervisor.install.rendering.ytt.module;

import io.supervisor.install.rendering.ytt.eval.Arguments;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.StructValue;
import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The regexp module. Patterns that mean something else here than in the template language are
 * refused, and matching counts every character it looks at, so a bad pattern meets the limits.
 */
final class RegexpModule {

  static final StructValue MODULE =
      Modules.module(
          "regexp", Map.of("match", RegexpModule::match, "replace", RegexpModule::replace));

  private static final Pattern FOREIGN =
      Pattern.compile(
          "\\(\\?(?![:P]|[imsU-]+[:)])|\\\\[1-9kGRXhHvVNeEC]|[*+?}]\\+|&&|\\[[^\\]]*\\[(?!:)");
  private static final Pattern GROUP = Pattern.compile("\\$(?:\\{(\\w+)\\}|(\\w+)|(\\$))");

  private RegexpModule() {}

  private static Pattern pattern(String pattern) {
    if (FOREIGN.matcher(pattern).find()) {
      throw new UnsupportedTemplate(Place.UNKNOWN, "this regular expression syntax");
    }
    try {
      return Pattern.compile(pattern.replace("(?P<", "(?<"));
    } catch (PatternSyntaxException e) {
      throw new EvaluationError("regexp: error parsing regexp");
    }
  }

  private static Object match(Arguments args, Interpreter interpreter) {
    var pattern = pattern(args.exactly(2).text(0));
    return pattern.matcher(new MeteredText(args.text(1), interpreter.meter())).find();
  }

  private static Object replace(Arguments args, Interpreter interpreter) {
    var pattern = pattern(args.exactly(3).text(0));
    var text = args.text(1);
    var matcher = pattern.matcher(new MeteredText(text, interpreter.meter()));
    var out = new StringBuilder();
    int at = 0;
    while (matcher.find()) {
      out.append(text, at, matcher.start()).append(replacement(args, matcher, text, interpreter));
      at = matcher.end();
      interpreter.meter().text(out.length() / 64);
      interpreter.meter().output(out.length());
    }
    return out.append(text.substring(at)).toString();
  }

  private static String replacement(
      Arguments args, Matcher matcher, String text, Interpreter interpreter) {
    if (args.at(2) instanceof String template) {
      return expand(template, matcher, text);
    }
    var found = text.substring(matcher.start(), matcher.end());
    var result = interpreter.call(args.at(2), Arguments.positional(found));
    if (!(result instanceof String)) {
      throw new EvaluationError("regexp.replace: the function must return a string");
    }
    return (String) result;
  }

  private static String expand(String template, Matcher matcher, String text) {
    var out = new StringBuilder();
    var names = GROUP.matcher(template);
    int at = 0;
    while (names.find()) {
      out.append(template, at, names.start());
      var name = names.group(1) != null ? names.group(1) : names.group(2);
      out.append(name == null ? "$" : group(matcher, name, text));
      at = names.end();
    }
    return out.append(template.substring(at)).toString();
  }

  private static String group(Matcher matcher, String name, String text) {
    if (!name.matches("[0-9]{1,3}")) {
      throw new UnsupportedTemplate(Place.UNKNOWN, "named group in a replacement");
    }
    int number = Integer.parseInt(name);
    if (number > matcher.groupCount() || matcher.start(number) < 0) {
      return "";
    }
    return text.substring(matcher.start(number), matcher.end(number));
  }

  /** Text that counts each look at it. */
  private record MeteredText(String text, Meter meter) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      meter.spend(1);
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
