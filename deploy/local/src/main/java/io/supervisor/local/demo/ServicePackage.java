package io.supervisor.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/** A folder of the catalog: versions of one service and a sample config. */
record ServicePackage(Path folder) {

  /** All versions, oldest first. */
  List<String> versions() {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .sorted((left, right) -> Arrays.compare(numbers(left), numbers(right)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static int[] numbers(String version) {
    return Stream.of(version.split("\\D+")).mapToInt(Integer::parseInt).toArray();
  }

  /** A version's manifest in Base64. */
  String manifest(String version) {
    return base64(folder.resolve(version).resolve("package.yaml"));
  }

  /** The sample config in Base64. */
  String values() {
    return base64(folder.resolve("values.yaml"));
  }

  private static String base64(Path file) {
    try {
      return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
