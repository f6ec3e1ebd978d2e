package io.supervisor.install.rendering.ytt.yaml;

import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML text into a tree that keeps order, places, comments and duplicate keys. */
public final class YamlReader {

  private YamlReader() {}

  /** Parses a file; broken YAML is a {@link SyntaxError}. */
  public static YamlFile read(String file, String text, Meter meter) {
    try {
      return parse(file, text.startsWith("\uFEFF") ? text.substring(1) : text, meter);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      throw new SyntaxError(new Place(file, line), "not valid YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new SyntaxError(new Place(file, 0), "not valid YAML", "check characters and size");
    }
  }

  private static YamlFile parse(String file, String text, Meter meter) {
    var layout = Layout.of(file, text);
    var settings = LoadSettings.builder().setLabel(file).build();
    var parser = new ParserImpl(settings, new StreamReader(settings, text));
    var composer = new TreeComposer(file, parser, layout, meter);
    var documents = new YamlNode.DocumentSet(new Place(file, 0));
    while (parser.hasNext()) {
      var event = parser.next();
      if (event.getEventId() == Event.ID.DocumentStart) {
        documents.items().add(composer.document((DocumentStartEvent) event));
      }
    }
    link(documents);
    return composer.file(documents);
  }

  private static void link(YamlNode node) {
    if (node instanceof YamlNode.Group<?> group) {
      for (var item : group.items()) {
        item.childOf(node);
        link(item);
      }
    } else if (node instanceof YamlNode.Holder holder && holder.value() instanceof YamlNode child) {
      child.childOf(node);
      link(child);
    }
  }
}
