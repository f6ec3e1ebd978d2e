package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supervisor.install.rendering.RenderFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts, folder by folder, the golden files of ytt that render as they do there. */
class VectorCountTest {

  private static final Path PROJECT = Path.of(System.getProperty("suite.root", ".."));
  private static final Path ALL = PROJECT.resolve("../shared/data/ytt/tpltest").normalize();
  private static final Pattern NAMED = Pattern.compile("`((?:yamltemplate|validations)/[^`]+)`");

  @Test
  void everyMissIsNamedInTheDocs() throws IOException {
    assumeTrue(Files.isDirectory(ALL), "no ytt vectors at " + ALL.toAbsolutePath());
    Map<String, int[]> folders = new TreeMap<>();
    List<String> misses = new ArrayList<>();
    for (Vector vector : vectors()) {
      boolean agrees = agrees(vector);
      int[] count = folders.computeIfAbsent(folder(vector), folder -> new int[2]);
      count[0] += agrees ? 1 : 0;
      count[1]++;
      if (!agrees) {
        misses.add(vector.name());
      }
    }
    folders.forEach(
        (folder, count) -> System.out.printf("ytt %s: %d of %d%n", folder, count[0], count[1]));

    TreeSet<String> named = new TreeSet<>();
    NAMED
        .matcher(Files.readString(PROJECT.resolve("deploy/docs/templates.md")))
        .results()
        .forEach(found -> named.add(found.group(1)));
    assertThat(new TreeSet<>(misses)).isEqualTo(named);
  }

  private static List<Vector> vectors() throws IOException {
    try (Stream<Path> files = Files.walk(ALL)) {
      return files
          .filter(file -> file.toString().endsWith(".tpltest"))
          .sorted()
          .map(file -> Vector.read(ALL, file))
          .map(vector -> vector.named(vector.name().replace("/filetests/", "/")))
          .toList();
    }
  }

  private static String folder(Vector vector) {
    int slash = vector.name().lastIndexOf('/');
    return vector.name().substring(0, slash);
  }

  /**
   * The same documents; or an error where ytt has one, and not because something is missing here.
   */
  private static boolean agrees(Vector vector) {
    try {
      List<Object> rendered = vector.render();
      return !vector.isError() && rendered.equals(vector.expectedDocuments());
    } catch (RenderFailure e) {
      return vector.isError()
          && !e.faults().get(0).problem().startsWith("UnsupportedTemplate: ")
          && vector.lines().stream()
              .anyMatch(line -> Math.abs(line - e.faults().get(0).line()) <= 1);
    }
  }
}
