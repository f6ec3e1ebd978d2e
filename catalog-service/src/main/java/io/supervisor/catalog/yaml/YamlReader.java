package io.supervisor.catalog.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.platform.error.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads untrusted YAML within {@link YamlLimits}. No text makes it throw. */
@ApplicationScoped
public class YamlReader {

  /** Problems that end with a name out of the text. */
  private static final Pattern QUOTING =
      Pattern.compile("(undefined alias|duplicate key|duplicate anchor|the tag|tag handle)\\b.*");

  private final YamlLimits limits;

  public YamlReader(YamlLimits limits) {
    this.limits = limits;
  }

  /** The documents, and what is wrong with the text; {@code field} names where it came in. */
  public YamlText read(String text, String field) {
    List<Finding> faults = new ArrayList<>();
    List<YamlDocument> documents = new ArrayList<>();
    if (text.getBytes(StandardCharsets.UTF_8).length > limits.maxBytes()) {
      faults.add(
          new Finding(
              field,
              "is larger than %d bytes".formatted(limits.maxBytes()),
              "Shorten it, or use a bundle image for large content."));
      return new YamlText(documents, faults, false);
    }
    boolean complete = false;
    try {
      compose(text, documents, faults);
      complete = true;
    } catch (BeyondLimits e) {
      faults.add(
          new Finding(field, e.getMessage(), "Untangle the file.")
              .at(e.document(), e.line(), e.column()));
    } catch (MarkedYamlEngineException e) {
      faults.add(unreadable(field, documents.size() + 1, e));
    } catch (YamlEngineException | IllegalArgumentException | IndexOutOfBoundsException e) {
      faults.add(
          new Finding(field, "is not valid YAML", "Correct the file.")
              .at(documents.size() + 1, 1, 1));
    }
    return new YamlText(documents, faults, complete);
  }

  private void compose(String text, List<YamlDocument> documents, List<Finding> faults) {
    LoadSettings settings =
        LoadSettings.builder().setLabel("the text").setCodePointLimit(limits.maxBytes()).build();
    Iterator<Event> events = new Parse(settings).parseString(text).iterator();
    DocumentComposer composer = new DocumentComposer(events, limits, faults);
    int number = 0;
    while (events.hasNext()) {
      if (events.next().getEventId() != Event.ID.DocumentStart) {
        continue;
      }
      number++;
      YamlDocument document = composer.document(number);
      JsonNode value = document.value();
      if (value != null && !value.isNull()) {
        documents.add(document);
      }
    }
  }

  private static Finding unreadable(String field, int document, MarkedYamlEngineException e) {
    String problem = QUOTING.matcher(String.valueOf(e.getProblem())).replaceFirst("$1");
    String where =
        e.getProblemMark()
            .map(m -> " at line %d, column %d".formatted(m.getLine() + 1, m.getColumn() + 1))
            .orElse("");
    Finding finding =
        new Finding(
            field, "is not valid YAML" + where + ": " + problem, "Correct the file and try again.");
    return e.getProblemMark()
        .map(mark -> finding.at(document, mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(finding);
  }
}
