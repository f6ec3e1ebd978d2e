package io.supervisor.install.rendering.ytt.template;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.Dialect;
import io.supervisor.install.rendering.ytt.syntax.Expression;
import io.supervisor.install.rendering.ytt.syntax.Parser;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.SourceText;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import io.supervisor.install.rendering.ytt.yaml.YamlFile;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import io.supervisor.install.rendering.ytt.yaml.YamlReader;
import java.util.List;

/**
 * Turns a YAML file into one flat program: the code of its comments in file order, with a step in
 * between for every node that the code surrounds.
 */
public final class TemplateCompiler {

  private static final String TEXT_TEMPLATES = "yaml/text-templated-strings";

  private final YamlFile file;
  private final CommentOwners owners;
  private final Meter meter;
  private final ProgramTokens tokens = new ProgramTokens();

  private TemplateCompiler(YamlFile file, Meter meter) {
    this.file = file;
    this.owners = new CommentOwners(file);
    this.meter = meter;
  }

  /** The program of a YAML template. */
  public static List<Statement> compile(String name, String text, Meter meter) {
    return new TemplateCompiler(YamlReader.read(name, text, meter), meter).run(name);
  }

  /** The program of a file that holds nothing but code. */
  public static List<Statement> compileCode(String name, String text, Meter meter) {
    var tokens = new ProgramTokens();
    tokens.code(SourceText.at(text, new Place(name, 1), Dialect.CODE));
    return Parser.program(tokens.all(), name, meter.deepest());
  }

  private List<Statement> run(String name) {
    node(file.documents(), false);
    var trailing = new NodeDirectives(owners.trailing(), 0);
    trailing.blocks().forEach(tokens::code);
    return Parser.program(tokens.all(), name, meter.deepest());
  }

  private void node(YamlNode node, boolean textTemplates) {
    meter.spend(1);
    var directives = new NodeDirectives(owners.of(node), node.place().line());
    directives.blocks().forEach(tokens::code);
    boolean text = textTemplates || directives.names().contains(TEXT_TEMPLATES);
    if (text && node instanceof YamlNode.MapItem item && item.key() instanceof String key) {
      text(key, item, node.place(), true);
    }
    var annotations = directives.annotations(meter.deepest());
    tokens.step(new Statement.StartNode(node.place(), node, annotations));
    if (node instanceof YamlNode.Group<?> group) {
      group.items().forEach(item -> node(item, text));
    } else {
      value((YamlNode.Holder) node, directives, text);
    }
    for (int i = 0; i < directives.pendingEnds(); i++) {
      tokens.end(node.place());
    }
  }

  private void value(YamlNode.Holder node, NodeDirectives directives, boolean text) {
    var inline = directives.inline();
    if (inline != null) {
      if (node.value() != null) {
        throw new SyntaxError(
            node.place(),
            "Expected YAML node to have either computed or YAML value, but found both");
      }
      tokens.step(new Statement.SetValue(inline.place(), node, expression(inline)));
    } else if (node.value() instanceof YamlNode child) {
      node(child, text);
    } else if (text && node.value() instanceof String content) {
      text(content, node, file.textPlaces().getOrDefault(node, node.place()), false);
    }
  }

  private Expression expression(Directive inline) {
    var source = SourceText.at(inline.code(), inline.place(), Dialect.YAML);
    return Parser.expression(source, meter.deepest());
  }

  private void text(String content, YamlNode node, Place place, boolean key) {
    if (!content.contains("(@")) {
      return;
    }
    tokens.step(new Statement.StartText(place));
    for (var part : TextTemplate.parse(content, place)) {
      part.addTo(tokens, meter.deepest());
    }
    tokens.step(new Statement.EndText(place, node, key));
  }
}
