package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.RenderRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders small inputs for tests. */
final class Rendered {

  static final RenderLimits SMALL = new RenderLimits(100_000, Duration.ofSeconds(2), 100_000, 50);

  private Rendered() {}

  /** The value of one expression. */
  static Object expression(String expression) {
    return template("result: #@ " + expression + "\n").get("result");
  }

  static Map<String, Object> template(String text) {
    var documents = files(Map.of("a.yml", text), "");
    assertThat(documents).hasSize(1);
    return documents.get(0);
  }

  static List<Map<String, Object>> files(Map<String, String> files, String values) {
    return new YttRenderer(SMALL).render(new RenderRequest(files, values, Map.of())).documents();
  }

  static List<RenderFault> faults(Map<String, String> files, String values) {
    var failure = catchThrowableOfType(RenderFailure.class, () -> files(files, values));
    assertThat(failure).as("rendering must fail").isNotNull();
    return failure.faults();
  }

  static RenderFault fault(String template) {
    var faults = faults(Map.of("a.yml", template), "");
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  /** A package with this schema that prints all its values. */
  static Map<String, String> withSchema(String schema) {
    var files = new LinkedHashMap<String, String>();
    files.put("schema.yml", "#@data/values-schema\n---\n" + schema);
    files.put("all.yml", "#@ load(\"@ytt:data\", \"data\")\n---\nall: #@ data.values\n");
    return files;
  }

  static Object values(String schema, String values) {
    return files(withSchema(schema), values).get(0).get("all");
  }
}
