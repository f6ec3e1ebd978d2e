package io.supervisor.install.rendering.ytt;

import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.ytt.eval.Universe;
import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.module.Modules;
import io.supervisor.install.rendering.ytt.syntax.Resolver;
import io.supervisor.install.rendering.ytt.syntax.Statement;
import io.supervisor.install.rendering.ytt.syntax.TemplateError;
import io.supervisor.install.rendering.ytt.syntax.UnsupportedTemplate;
import io.supervisor.install.rendering.ytt.template.TemplateCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for what cannot be rendered, without running anything. */
final class CapabilityScan {

  private final RenderLimits limits;
  private final List<String> missing = new ArrayList<>();

  CapabilityScan(RenderLimits limits) {
    this.limits = limits;
  }

  List<String> missing(Map<String, String> files) {
    var ordered = new PackageFiles(files);
    for (var name : ordered.names()) {
      if (PackageFiles.isYaml(name) || PackageFiles.isCode(name)) {
        scan(name, ordered.text(name));
      }
    }
    return missing;
  }

  private void scan(String name, String text) {
    try {
      var meter = new Meter(limits);
      var program =
          PackageFiles.isCode(name)
              ? TemplateCompiler.compileCode(name, text, meter)
              : TemplateCompiler.compile(name, text, meter);
      loads(program);
      Resolver.undefined(program, Universe.NAMES).stream()
          .map(RenderFault::summary)
          .forEach(missing::add);
    } catch (UnsupportedTemplate e) {
      missing.add(e.place() + ": " + e.feature());
    } catch (TemplateError e) {
      missing.add(e.fault().summary());
    } catch (StackOverflowError e) {
      missing.add(name + ": nested too deeply");
    }
  }

  private void loads(List<Statement> program) {
    for (var statement : program) {
      if (statement instanceof Statement.Load load && !Modules.missing(load.module()).isEmpty()) {
        missing.add(load.place() + ": " + Modules.missing(load.module()));
      } else if (statement instanceof Statement.If choice) {
        loads(choice.yes());
        loads(choice.no());
      } else if (statement instanceof Statement.Def def) {
        loads(def.body());
      }
    }
  }
}
