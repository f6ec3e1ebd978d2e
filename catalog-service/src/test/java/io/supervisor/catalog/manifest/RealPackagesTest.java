package io.supervisor.catalog.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every released package of the shared data, and what an upload of it is answered. */
class RealPackagesTest {

  private static final Path PACKAGES =
      Path.of(System.getProperty("suite.root"), "../shared/data/packages");

  private final ManifestReader reader = Readers.manifests();

  /** The upload is metadata, then package, in one stream. */
  @ParameterizedTest
  @CsvFileSource(resources = "/real-packages.csv", numLinesToSkip = 1)
  void isAnsweredSensibly(String metadata, String file, String status, int warnings, String about)
      throws IOException {
    assumeTrue(Files.exists(PACKAGES), "the shared packages are not here, so this is not tested");
    String text = Files.readString(PACKAGES.resolve(file));
    if (metadata != null) {
      text = Files.readString(PACKAGES.resolve(metadata)) + "\n---\n" + text;
    }

    long start = System.nanoTime();
    CheckedManifest checked = reader.recognise(text);
    long millis = (System.nanoTime() - start) / 1_000_000;

    assertThat(checked.manifest().isPresent() ? "accept" : "refuse").isEqualTo(status);
    assertThat(checked.warnings()).hasSize(warnings);
    if (about != null) {
      assertThat(checked.findings()).anyMatch(one -> one.sentence().contains(about));
    }
    assertThat(checked.findings())
        .allSatisfy(
            one -> {
              assertThat(one.problem()).doesNotContain("Exception").isNotBlank();
              assertThat(one.hint()).isNotBlank();
            });
    assertThat(millis).as("milliseconds").isLessThan(1_000);
  }

  @Test
  void noneIsLeftOut() throws IOException {
    assumeTrue(Files.exists(PACKAGES), "the shared packages are not here, so this is not tested");
    List<String> rows;
    try (Stream<String> lines =
        Files.lines(
            Path.of(
                System.getProperty("suite.root"),
                "catalog-service/src/test/resources/real-packages.csv"))) {
      rows = lines.skip(1).map(line -> line.split(",")[1]).toList();
    }
    try (Stream<Path> files = Files.walk(PACKAGES)) {
      assertThat(rows)
          .containsExactlyInAnyOrderElementsOf(
              files
                  .filter(RealPackagesTest::isPackage)
                  .map(file -> PACKAGES.relativize(file).toString())
                  .toList());
    }
  }

  private static boolean isPackage(Path file) {
    if (!file.toString().matches(".*\\.ya?ml") || file.toString().contains("/rendered/")) {
      return false;
    }
    try {
      return Files.readString(file).contains("\nkind: Package\n")
          || Files.readString(file).startsWith("kind: Package\n")
          || Files.readString(file).contains("kind: PackageExtra");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
