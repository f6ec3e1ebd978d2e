package io.supervisor.install.rendering.ytt.template;

import io.supervisor.install.rendering.ytt.syntax.Dialect;
import io.supervisor.install.rendering.ytt.syntax.Parser;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.SourceText;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The directives of one node, sorted by what they do: code above, annotations, its value. */
final class NodeDirectives {

  private static final Pattern ONE_NODE =
      Pattern.compile("(\\s*)(if|elif|else|for|def)/end\\b(.*)", Pattern.DOTALL);

  private final List<SourceText> blocks = new ArrayList<>();
  private final List<Directive> annotations = new ArrayList<>();
  private final List<String> text = new ArrayList<>();
  private final List<Place> lines = new ArrayList<>();
  private Directive inline;
  private int pendingEnds;

  NodeDirectives(List<Directive> directives, int nodeLine) {
    for (var directive : directives) {
      if (directive.kind() == Directive.Kind.ANNOTATION) {
        annotations.add(directive);
      } else if (directive.place().line() == nodeLine) {
        inline = directive;
      } else {
        block(directive);
      }
    }
    if (!text.isEmpty()) {
      blocks.add(new SourceText(String.join("\n", text), List.copyOf(lines), Dialect.YAML));
    }
  }

  private void block(Directive directive) {
    if (pendingEnds > 0 && !directive.code().isBlank()) {
      throw new SyntaxError(
          directive.place(), "Unexpected code after use of '*/end', expected YAML node");
    }
    var sugar = ONE_NODE.matcher(directive.code());
    boolean oneNode = sugar.matches();
    text.add(oneNode ? sugar.group(1) + sugar.group(2) + sugar.group(3) : directive.code());
    lines.add(directive.place());
    pendingEnds += oneNode ? 1 : 0;
  }

  List<SourceText> blocks() {
    return blocks;
  }

  Directive inline() {
    return inline;
  }

  int pendingEnds() {
    return pendingEnds;
  }

  Set<String> names() {
    return annotations.stream().map(Directive::name).collect(Collectors.toSet());
  }

  List<Statement.AnnotationCode> annotations(int deepest) {
    var result = new ArrayList<Statement.AnnotationCode>();
    for (var annotation : annotations) {
      var source = SourceText.at(annotation.code(), annotation.place(), Dialect.YAML);
      result.add(
          new Statement.AnnotationCode(
              annotation.place(), annotation.name(), Parser.arguments(source, deepest)));
    }
    return result;
  }
}
