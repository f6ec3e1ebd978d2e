package io.supervisor.install.rendering.ytt;

import io.supervisor.install.rendering.RenderLimits;
import io.supervisor.install.rendering.RenderRequest;
import io.supervisor.install.rendering.ytt.limit.Meter;
import io.supervisor.install.rendering.ytt.values.PlainObjects;
import io.supervisor.install.rendering.ytt.yaml.YamlReader;
import io.supervisor.install.rendering.ytt.yaml.YamlWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One golden file: a template, and the output or error that real ytt gave for it. */
record Vector(String name, String template, String expected) {

  private static final Pattern LINE = Pattern.compile("stdin:(\\d+)");
  private static final String VALUES =
      "int: 123\nintNeg: -49\nfloat: 123.123\nt: true\nf: false\nnullz: null\nstring: string\n"
          + "map: {a: 123}\nlist: [a, 123, {a: 123}]\n";

  static Vector read(Path root, Path file) {
    try {
      var parts = Files.readString(file).split("\n\\+\\+\\+\n+", 2);
      return new Vector(
          root.relativize(file).toString().replace(".tpltest", ""), parts[0] + "\n", parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Vector named(String other) {
    return new Vector(other, template, expected);
  }

  boolean isError() {
    return expected.startsWith("ERR:");
  }

  /** The first line of the expected message. */
  String cause() {
    var message = expected.substring(4).strip();
    return message.startsWith("- ") ? message.substring(2).lines().findFirst().orElse("") : message;
  }

  /** Lines of the template that the expected message names. */
  Set<Integer> lines() {
    var lines = new TreeSet<Integer>();
    LINE.matcher(expected).results().forEach(match -> lines.add(Integer.valueOf(match.group(1))));
    return lines;
  }

  List<Object> render() {
    var request = new RenderRequest(Map.of("stdin.yml", template), VALUES, Map.of());
    return new YttRenderer(RenderLimits.defaults()).plain(request);
  }

  List<Object> expectedDocuments() {
    var meter = new Meter(RenderLimits.defaults());
    var result = new ArrayList<Object>();
    for (var document : YamlReader.read("expected", expected, meter).documents().items()) {
      if (!YamlWriter.isEmpty(document.value())) {
        result.add(new PlainObjects(meter).plain(document.value()));
      }
    }
    return result;
  }
}
