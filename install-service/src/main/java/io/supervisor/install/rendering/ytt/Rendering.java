package io.supervisor.install.rendering.ytt;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.RenderRequest;
import io.supervisor.install.rendering.ytt.eval.Interpreter;
import io.supervisor.install.rendering.ytt.eval.Universe;
import io.supervisor.install.rendering.ytt.eval.YamlOutput;
import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.module.DataModule;
import io.supervisor.install.rendering.ytt.module.Modules;
import io.supervisor.install.rendering.ytt.syntax.Dialect;
import io.supervisor.install.rendering.ytt.syntax.EvaluationError;
import io.supervisor.install.rendering.ytt.syntax.Place;
import io.supervisor.install.rendering.ytt.syntax.Resolver;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import io.supervisor.install.rendering.ytt.syntax.SyntaxError;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import io.supervisor.install.rendering.ytt.template.TemplateCompiler;
import io.supervisor.install.rendering.ytt.values.DataValues;
import io.supervisor.install.rendering.ytt.yaml.YamlNode;
import io.supervisor.install.rendering.ytt.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One rendering: compiles every file, puts the values together, runs the templates. */
final class Rendering {

  static final String SCHEMA = "data/values-schema";
  static final String VALUES = "data/values";

  private final RenderRequest request;
  private final PackageFiles files;
  private final Meter meter;
  private final Map<String, List<Statement>> programs = new LinkedHashMap<>();
  private final Map<String, Map<String, Object>> libraries = new HashMap<>();
  private final Set<String> loading = new HashSet<>();
  private Modules modules = new Modules(null);

  Rendering(RenderRequest request, RenderLimits limits) {
    this.request = request;
    this.files = new PackageFiles(request.files());
    this.meter = new Meter(limits);
  }

  Meter meter() {
    return meter;
  }

  /** The values of all documents that are not empty, as YAML trees. */
  List<Object> documents() {
    files.names().stream().filter(PackageFiles::isYaml).forEach(this::program);
    files.names().stream().filter(PackageFiles::isCode).forEach(this::program);
    var values = values();
    modules = new Modules(DataModule.of(values, files.all()));
    libraries.clear();
    var documents = new ArrayList<>();
    for (var name : files.names()) {
      if (isTemplate(name) && kind(name).isEmpty()) {
        run(name).forEach(document -> documents.add(document.value()));
      }
    }
    return documents;
  }

  private static boolean isTemplate(String name) {
    return PackageFiles.isYaml(name) && !PackageFiles.isLibrary(name);
  }

  private Object values() {
    var values = new DataValues(interpreter("values"));
    for (var kind : List.of(SCHEMA, VALUES)) {
      for (var name : files.names()) {
        if (isTemplate(name) && kind(name).equals(kind)) {
          take(name, kind, values);
        }
      }
    }
    values.given(YamlReader.read("values", request.values(), meter));
    values.override(request.overrides());
    return values.finish();
  }

  private void take(String name, String kind, DataValues values) {
    for (var document : run(name)) {
      if (!document.annotations().containsKey(kind)) {
        if (document.value() == null) {
          continue;
        }
        throw new SyntaxError(
            document.place(), "expected all documents of the file to be " + kind, "split the file");
      }
      if (kind.equals(SCHEMA)) {
        values.schema(document);
      } else {
        values.own(document);
      }
    }
  }

  /** Schema, data values, or empty for a template. */
  private String kind(String name) {
    for (var statement : program(name)) {
      if (statement instanceof Statement.StartNode start
          && start.node() instanceof YamlNode.Document) {
        for (var annotation : start.annotations()) {
          if (annotation.name().equals(SCHEMA) || annotation.name().equals(VALUES)) {
            return annotation.name();
          }
        }
      }
    }
    return "";
  }

  private List<Statement> program(String name) {
    var known = programs.get(name);
    if (known != null) {
      return known;
    }
    var text = files.text(name);
    var program =
        PackageFiles.isCode(name)
            ? TemplateCompiler.compileCode(name, text, meter)
            : TemplateCompiler.compile(name, text, meter);
    var undefined = Resolver.undefined(program, Universe.NAMES);
    if (!undefined.isEmpty()) {
      throw new RenderFailure(undefined);
    }
    programs.put(name, program);
    return program;
  }

  private List<YamlNode.Document> run(String name) {
    return interpreter(name)
        .runFile(program(name), Dialect.YAML, new YamlOutput(meter))
        .output()
        .documents();
  }

  private Interpreter interpreter(String name) {
    return new Interpreter(meter, module -> load(name, module));
  }

  private Map<String, Object> load(String from, String module) {
    if (Modules.owns(module)) {
      return modules.load(module);
    }
    var name = PackageFiles.resolve(from, module);
    if (!files.names().contains(name)) {
      throw new EvaluationError("load: file " + name + " is not in the package");
    }
    if (!PackageFiles.isLibrary(name)) {
      throw new UnsupportedTemplate(Place.UNKNOWN, "loading " + name);
    }
    var known = libraries.get(name);
    return known != null ? known : library(name);
  }

  private Map<String, Object> library(String name) {
    if (!loading.add(name)) {
      throw new EvaluationError("load: cycle in load graph at " + name);
    }
    var dialect = PackageFiles.isCode(name) ? Dialect.CODE : Dialect.YAML;
    meter.enterCall();
    var finished = interpreter(name).runFile(program(name), dialect, new YamlOutput(meter));
    meter.leaveCall();
    loading.remove(name);
    libraries.put(name, finished.variables());
    return finished.variables();
  }
}
