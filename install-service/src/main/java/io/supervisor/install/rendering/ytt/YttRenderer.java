package io.supervisor.install.rendering.ytt;

import io.supervisor.install.rendering.Capability;
import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.RenderRequest;
import io.supervisor.install.rendering.RenderedSet;
import io.supervisor.install.rendering.Renderer;
import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.syntax.LimitExceeded;
import io.supervisor.install.rendering.ytt.syntax.TemplateError;
import io.supervisor.install.rendering.ytt.values.PlainObjects;
import io.supervisor.install.rendering.ytt.yaml.YamlReader;
import io.supervisor.install.rendering.ytt.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Renders level 1 of the ytt template language in this process, without files, network or
 * reflection. What it does not know it refuses; it never guesses.
 */
public final class YttRenderer implements Renderer {

  private final RenderLimits limits;

  public YttRenderer(RenderLimits limits) {
    this.limits = limits;
  }

  @Override
  public RenderedSet render(RenderRequest request) {
    var documents = new ArrayList<Map<String, Object>>();
    for (var document : plain(request)) {
      if (!(document instanceof Map<?, ?> map)) {
        throw new RenderFailure(
            new RenderFault(
                "output", 0, "", "a rendered document is not a map", "check the files"));
      }
      var object = new LinkedHashMap<String, Object>();
      map.forEach((key, value) -> object.put((String) key, value));
      documents.add(object);
    }
    return new RenderedSet(documents);
  }

  /** All documents, also those that are not maps. */
  List<Object> plain(RenderRequest request) {
    try {
      var rendering = new Rendering(request, limits);
      var objects = new PlainObjects(rendering.meter());
      var result = new ArrayList<>();
      for (var document : rendering.documents()) {
        if (!YamlWriter.isEmpty(document)) {
          result.add(objects.plain(document));
        }
      }
      return result;
    } catch (RenderFailure e) {
      throw failure(request, e.faults());
    } catch (TemplateError e) {
      throw failure(request, List.of(e.fault()));
    } catch (StackOverflowError e) {
      throw failure(request, List.of(new LimitExceeded("code or data nested too deeply").fault()));
    }
  }

  private RenderFailure failure(RenderRequest request, List<RenderFault> faults) {
    var redaction = new Redaction();
    redaction.addPlain(request.overrides().values());
    try {
      var given = YamlReader.read("values", request.values(), new Meter(limits));
      given.documents().items().forEach(document -> redaction.addTree(document.value()));
    } catch (TemplateError | StackOverflowError e) {
      redaction.addPlain(List.of(request.values().split("[\\s\"']+")));
    }
    return new RenderFailure(redaction.clean(faults));
  }

  @Override
  public Capability capability(Map<String, String> files) {
    var missing = new CapabilityScan(limits).missing(files);
    return new Capability(missing.isEmpty(), missing);
  }
}
