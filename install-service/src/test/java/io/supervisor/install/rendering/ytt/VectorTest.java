package io.supervisor.install.rendering.ytt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supervisor.install.rendering.RenderFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Runs the golden files of real ytt; every file is in exactly one of the two lists below. */
class VectorTest {

  private static final Path ROOT =
      Path.of(System.getProperty("suite.root", ".."))
          .resolve("../shared/data/ytt/tpltest/yamltemplate/filetests")
          .normalize();

  private static final Set<String> IN_SCOPE =
      Set.of(
          "ambiguous-map-value",
          "ambiguous-node-value",
          "annotation",
          "code-whitespace",
          "datatypes",
          "datatypes-err",
          "def-doc",
          "def-err-undefined",
          "def-err-wrong-args2",
          "def-err-wrong-args3",
          "def-recursive",
          "def-return",
          "for-break",
          "for-continue",
          "fragment/array",
          "fragment/docset",
          "fragment/null",
          "hint-true-err",
          "if",
          "if-elif-else",
          "if-err-missing-colon",
          "if-err-missing-end",
          "if-err-too-many-end",
          "if-nested",
          "map-key-override",
          "map-key-override-err",
          "map-key-string",
          "map-key-types",
          "node-sugar/node-elif",
          "node-sugar/node-else",
          "node-sugar/node-for",
          "node-sugar/node-for-nested",
          "node-sugar/node-if-err-nested",
          "node-sugar/node-if-nested",
          "pass",
          "reserved-keyword-err",
          "templated-string",
          "templated-string-err",
          "variable",
          "yaml-comment-indent",
          "yaml-map-item-in-array-item",
          "yaml-map-item-sorting",
          "ytt-library/assert/equals/err-args",
          "ytt-library/assert/equals/err-array",
          "ytt-library/assert/equals/err-decimal",
          "ytt-library/assert/equals/err-lambda",
          "ytt-library/assert/equals/err-map",
          "ytt-library/assert/equals/err-number",
          "ytt-library/assert/equals/err-yaml",
          "ytt-library/assert/equals/err-yaml-and-map",
          "ytt-library/assert/max/err-args-too-few",
          "ytt-library/assert/max/err-args-too-many",
          "ytt-library/assert/max/value-fails-assertion",
          "ytt-library/assert/max_len/err-args-too-few",
          "ytt-library/assert/max_len/success",
          "ytt-library/assert/max_len/value-fails-assertion",
          "ytt-library/assert/min/err-args-too-many",
          "ytt-library/assert/min/success",
          "ytt-library/assert/min_len/err-args-too-few",
          "ytt-library/assert/min_len/err-args-too-many",
          "ytt-library/assert/min_len/value-fails-assertion",
          "ytt-library/assert/not_null/err-args-too-few",
          "ytt-library/assert/not_null/short-hand",
          "ytt-library/assert/not_null/success",
          "ytt-library/assert/one_not_null/err-in-check",
          "ytt-library/assert/one_not_null/err-in-one_not_null",
          "ytt-library/assert/one_not_null/works-with-structs",
          "ytt-library/assert/one_of/err-args-too-few",
          "ytt-library/assert/one_of/main",
          "ytt-library/assert/try_to/err-arg",
          "ytt-library/base64",
          "ytt-library/data-values",
          "ytt-library/data-values-attrs",
          "ytt-library/md5",
          "ytt-library/sha256",
          "ytt-library/struct-sort",
          "ytt-replace/array-item",
          "ytt-replace/doc-content-before",
          "ytt-replace/doc-content-middle",
          "ytt-replace/map-item");

  /** Level 2 and modules that are not here yet, with the feature the refusal must name. */
  private static final Map<String, String> OUT_OF_SCOPE =
      Map.ofEntries(
          Map.entry("ytt-library/ip/parse-addr", "@ytt:ip"),
          Map.entry("ytt-library/ip/parse-addr-err", "@ytt:ip"),
          Map.entry("ytt-library/ip/parse-cidr", "@ytt:ip"),
          Map.entry("ytt-library/ip/parse-cidr-addr-wont-encode", "@ytt:ip"),
          Map.entry("ytt-library/ip/parse-cidr-net-wont-encode", "@ytt:ip"),
          Map.entry("ytt-library/overlay/append-to-array", "overlay"),
          Map.entry("ytt-library/overlay/array-output-position", "overlay"),
          Map.entry("ytt-library/overlay/assert-err-default", "overlay"),
          Map.entry("ytt-library/overlay/assert-err-via-assert", "overlay"),
          Map.entry("ytt-library/overlay/assert-err-via-bool", "overlay"),
          Map.entry("ytt-library/overlay/assert-err-via-unexpected", "overlay"),
          Map.entry("ytt-library/overlay/assert-nested", "overlay"),
          Map.entry("ytt-library/overlay/doc-subset", "overlay"),
          Map.entry("ytt-library/overlay/inline-remove", "overlay"),
          Map.entry("ytt-library/overlay/insert-into-array", "overlay"),
          Map.entry("ytt-library/overlay/insert-into-doc-via", "overlay"),
          Map.entry("ytt-library/overlay/insert-into-map-err", "overlay"),
          Map.entry("ytt-library/overlay/insert-into-via-err", "overlay"),
          Map.entry("ytt-library/overlay/map-by-all", "overlay"),
          Map.entry("ytt-library/overlay/map-by-key", "overlay"),
          Map.entry("ytt-library/overlay/map-output-position", "overlay"),
          Map.entry("ytt-library/overlay/match-by-gets-yamlfragments", "overlay"),
          Map.entry("ytt-library/overlay/match-child-defaults", "overlay"),
          Map.entry("ytt-library/overlay/merge-over-nil", "overlay"),
          Map.entry("ytt-library/overlay/replace-func", "overlay"),
          Map.entry("ytt-library/overlay/replace-func-err", "overlay"),
          Map.entry("ytt-library/overlay/required-nested", "overlay"),
          Map.entry("ytt-library/overlay/subset", "overlay"),
          Map.entry("ytt-library/overlay/yaml-array-over-yaml-map", "overlay"),
          Map.entry("ytt-library/overlay/yaml-over-map", "overlay"),
          Map.entry("ytt-library/toml", "@ytt:toml"),
          Map.entry("ytt-library/url/url-user-wont-encode-err", "@ytt:url"),
          Map.entry("ytt-library/url/url-value", "@ytt:url"),
          Map.entry("ytt-library/url/url-value-wont-encode/as-iterable-value", "@ytt:url"),
          Map.entry("ytt-library/url/url-value-wont-encode/as-map-key", "@ytt:url"),
          Map.entry("ytt-library/url/url-value-wont-encode/as-struct-value", "@ytt:url"),
          Map.entry("ytt-library/version-constraint-err", "@ytt:version"),
          Map.entry("ytt-library/version-semver-err", "@ytt:version"),
          Map.entry("ytt-library/yaml", "overlay"));

  /** Where this renderer points at the broken line itself and ytt at the one after it. */
  private static final Map<String, Integer> BETTER_LINE = Map.of("if-err-missing-colon", 5);

  private static List<Vector> vectors() throws IOException {
    assumeTrue(Files.isDirectory(ROOT), "no ytt vectors at " + ROOT.toAbsolutePath());
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(file -> file.toString().endsWith(".tpltest"))
          .sorted()
          .map(file -> Vector.read(ROOT, file))
          .collect(Collectors.toList());
    }
  }

  @Test
  void everyVectorIsAccountedFor() throws IOException {
    var known = new TreeSet<>(IN_SCOPE);
    known.addAll(OUT_OF_SCOPE.keySet());

    assertThat(vectors()).extracting(Vector::name).containsExactlyInAnyOrderElementsOf(known);
    assertThat(IN_SCOPE).doesNotContainAnyElementsOf(OUT_OF_SCOPE.keySet());
  }

  @TestFactory
  Stream<DynamicTest> rendersLikeYtt() throws IOException {
    return vectors().stream()
        .filter(vector -> IN_SCOPE.contains(vector.name()))
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> check(vector)));
  }

  private static void check(Vector vector) {
    if (!vector.isError()) {
      assertThat(vector.expectedDocuments()).isNotEmpty();
      assertThat(vector.render()).isEqualTo(vector.expectedDocuments());
      return;
    }
    var failure = catchThrowableOfType(RenderFailure.class, vector::render);
    assertThat(failure).as("must fail: " + vector.cause()).isNotNull();
    var fault = failure.faults().get(0);
    assertThat(fault.problem()).doesNotContain("UnsupportedTemplate");
    assertThat(plain(vector.cause())).contains(plain(fault.problem()));
    var better = BETTER_LINE.get(vector.name());
    var lines = better == null ? vector.lines() : Set.of(better);
    assertThat(fault.line()).isIn(lines);
    if (vector.name().equals("def-err-undefined")) {
      assertThat(failure.faults()).extracting(f -> f.line()).containsExactly(1, 2, 3, 6);
    }
  }

  /** The part of a message that both word alike. */
  private static String plain(String message) {
    return message
        .replaceAll(" at line stdin:\\d+", "")
        .replaceAll("(?s)Not equal: .*", "Not equal:")
        .replaceAll(" was \\*?[\\w.]+$", " was")
        .strip();
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatItCannotDo() throws IOException {
    return vectors().stream()
        .filter(vector -> OUT_OF_SCOPE.containsKey(vector.name()))
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> refused(vector)));
  }

  private static void refused(Vector vector) {
    var failure = catchThrowableOfType(RenderFailure.class, vector::render);

    assertThat(failure).isNotNull();
    var fault = failure.faults().get(0);
    assertThat(fault.problem())
        .startsWith("UnsupportedTemplate: ")
        .contains(OUT_OF_SCOPE.get(vector.name()));
    assertThat(fault.file()).isEqualTo("stdin.yml");
    assertThat(fault.line()).isPositive();
  }
}
