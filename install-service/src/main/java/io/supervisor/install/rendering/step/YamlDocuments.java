package io.supervisor.install.rendering.step;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.LimitExceeded;
import io.supervisor.install.rendering.ytt.syntax.TemplateError;
import io.supervisor.install.rendering.ytt.values.PlainObjects;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import io.supervisor.install.rendering.ytt.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads YAML as it stands, within limits: comments mean nothing, empty documents are left out. */
final class YamlDocuments {

  private YamlDocuments() {}

  /** All documents of a text; {@link RenderFailure} when it is no YAML or holds other than maps. */
  static List<Map<String, Object>> read(String name, String text, RenderLimits limits) {
    try {
      var meter = new Meter(limits);
      var objects = new PlainObjects(meter);
      var documents = new ArrayList<Map<String, Object>>();
      for (var document : YamlReader.read(name, text, meter).documents().items()) {
        if (document.value() != null) {
          documents.add(map(name, document, objects));
        }
      }
      return documents;
    } catch (TemplateError e) {
      throw new RenderFailure(e.fault());
    } catch (StackOverflowError e) {
      throw new RenderFailure(new LimitExceeded("data nested too deeply").fault());
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(
      String name, YamlNode.Document document, PlainObjects objects) {
    if (objects.plain(document.value()) instanceof Map<?, ?> map) {
      return (Map<String, Object>) map;
    }
    throw new RenderFailure(
        new RenderFault(
            name, document.place().line(), "", "a document is not a map", "Check the file."));
  }
}
