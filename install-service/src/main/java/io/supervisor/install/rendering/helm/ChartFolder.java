package io.supervisor.install.rendering.helm;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A chart and its values as files in a folder that only this user can read, until closed. */
final class ChartFolder implements AutoCloseable {

  private final Path root;
  private final List<Path> values = new ArrayList<>();

  private ChartFolder(Path root) {
    this.root = root;
  }

  /** Writes the files; a name that leaves the folder is a {@link RenderFailure}. */
  static ChartFolder of(ChartRequest request) {
    try {
      var folder = new ChartFolder(Files.createTempDirectory("chart-"));
      try {
        folder.write(request);
        return folder;
      } catch (IOException | RuntimeException e) {
        folder.close();
        throw e;
      }
    } catch (IOException e) {
      throw new RenderFailure(
          new RenderFault(
              "chart", 0, "", "cannot be written to the temporary folder", "Check file names."));
    }
  }

  /** The folder of the chart. */
  Path chart() {
    return root.resolve("chart");
  }

  /** The files with the values, in their order. */
  List<Path> values() {
    return List.copyOf(values);
  }

  private void write(ChartRequest request) throws IOException {
    Files.createDirectory(chart());
    for (var file : request.files().entrySet()) {
      var path = inside(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    for (var text : request.values()) {
      var path = root.resolve("values-" + values.size() + ".yaml");
      values.add(Files.writeString(path, text));
    }
  }

  private Path inside(String name) {
    try {
      var path = chart().resolve(name).normalize();
      if (path.startsWith(chart()) && !path.equals(chart())) {
        return path;
      }
    } catch (InvalidPathException e) {
      // Refused like a name that leads elsewhere.
    }
    throw new RenderFailure(
        new RenderFault("chart", 0, "", "has a file outside its folder", "Use relative names."));
  }

  @Override
  public void close() {
    try (Stream<Path> files = Files.walk(root)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException("a temporary chart folder cannot be deleted", e);
    }
  }
}
