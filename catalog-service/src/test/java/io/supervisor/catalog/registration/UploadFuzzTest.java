package io.supervisor.catalog.registration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.Manifests;
import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.ManifestReader;
import io.supervisor.catalog.manifest.Readers;
import io.supervisor.catalog.values.DefaultValues;
import io.supervisor.catalog.values.SampleValues;
import io.supervisor.catalog.values.SchemaReader;
import io.supervisor.catalog.yaml.TestLimits;
import io.supervisor.catalog.yaml.YamlLimits;
import io.supervisor.platform.error.ApiFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

/**
 * Damaged uploads, for {@code fuzz.seconds}: whatever is sent is answered with findings or a 400,
 * within two seconds, and the answer has a JSON form.
 */
class UploadFuzzTest {

  private static final String[] PIECES = {
    "&a ",
    "*a",
    "*b",
    "<<: *a\n",
    "!!str ",
    "!x ",
    "!!binary ",
    "- ",
    "- - - ",
    "? ",
    ": ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    "---\n",
    "...\n",
    "%YAML 1.1\n---\n",
    "%TAG ! x:\n",
    "\t",
    "\u0000",
    "\uFEFF",
    "\uD800",
    "\u2028",
    "'",
    "\"",
    "\\",
    "|\n",
    ">-\n",
    "|9\n",
    "#",
    "#@ load(\"@ytt:overlay\")\n",
    "null",
    "~",
    "1e999",
    "0x7fffffffffffffffffffffff",
    "-.inf",
    "99999999999999999999999999",
    "$ref: '#/'\n",
    "$ref: '#/properties'\n",
    "type: bool\n",
    "default: null\n",
    "pattern: '('\n",
    "enum: 1\n",
    "required: true\n",
    "properties: []\n",
    "items: 1\n",
    "oneOf: {}\n",
    "kind: Package\n",
    "apiVersion: data.packaging.carvel.dev/v1alpha1\n",
    "spec: 1\n",
    "metadata: []\n",
    "a: &a [*a]\n",
    "supervisor.io/requires: '[[['\n",
    "supervisor.io/requires: '[{\"refName\":1}]'\n"
  };

  private final ManifestReader reader = Readers.manifests();
  private final ObjectMapper json = new ObjectMapper();
  private final YamlLimits limits = TestLimits.DEFAULT;

  @Test
  void whateverIsSentIsAnswered() {
    long end = System.nanoTime() + Long.getLong("fuzz.seconds", 20L) * 1_000_000_000L;
    List<String> seeds = seeds();
    JqwikSession.run(
        () -> {
          Arbitrary<byte[]> uploads = uploads(seeds);
          int count = 0;
          while (System.nanoTime() < end) {
            byte[] upload = uploads.sample();
            long start = System.nanoTime();
            answered(upload);
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertThat(millis)
                .as(() -> "ms for " + Base64.getEncoder().encodeToString(upload))
                .isLessThan(2_000);
            count++;
          }
          assertThat(count).isGreaterThan(100);
        });
  }

  private void answered(byte[] bytes) {
    try {
      String base64 = Base64.getEncoder().encodeToString(bytes);
      Upload upload = Upload.decode("content", base64, limits.maxBytes());
      reader.isCustom(upload.text());
      reader.vsphere(upload.text());
      CheckedManifest checked = reader.recognise(upload.text());
      json.writeValueAsString(CheckResult.of(checked));
      json.writeValueAsString(checked.findings());
      if (checked.manifest().isPresent()) {
        var schema = SchemaReader.read(checked.found().valuesSchema(), "").schema();
        SampleValues.of(schema);
        DefaultValues.of(schema);
        NewVersion version = new NewVersion(checked, upload, Provenance.UPLOAD);
        ServiceVersion row =
            ServiceVersion.register(
                version.checked(), upload, version.from(), java.time.Instant.EPOCH);
        json.findAndRegisterModules().writeValueAsString(ServiceVersionChanged.of(row));
      }
    } catch (ApiFailure refused) {
      assertThat(refused.body().errorType().status()).isEqualTo(400);
    } catch (Throwable e) {
      throw new AssertionError("broken by " + Base64.getEncoder().encodeToString(bytes), e);
    }
  }

  private static Arbitrary<byte[]> uploads(List<String> seeds) {
    Arbitrary<Long> random = Arbitraries.longs();
    Arbitrary<Integer> changes = Arbitraries.integers().between(1, 12);
    return Combinators.combine(Arbitraries.of(seeds), random, changes)
        .as((seed, start, count) -> damaged(seed, new Random(start), count));
  }

  private static byte[] damaged(String seed, Random random, int count) {
    StringBuilder text = new StringBuilder(seed);
    for (int i = 0; i < count; i++) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + random.nextInt(200));
      switch (random.nextInt(6)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, text.substring(at, to));
        case 2 -> text.insert(at, PIECES[random.nextInt(PIECES.length)]);
        case 3 ->
            text.insert(at, PIECES[random.nextInt(PIECES.length)].repeat(random.nextInt(300)));
        case 4 -> text.replace(at, to, PIECES[random.nextInt(PIECES.length)]);
        default -> text.insert(at, (char) random.nextInt(0x3000));
      }
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(10) == 0 && bytes.length > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static List<String> seeds() {
    List<String> seeds = new ArrayList<>(List.of("", Manifests.of("fuzz.test.io", "1.0.0")));
    Path root = Path.of(System.getProperty("suite.root"));
    for (String name : List.of("contour/1.24.4", "harbor/2.11.2", "velero/1.14.1")) {
      try {
        seeds.add(Files.readString(root.resolve("deploy/packages/" + name + "/package.yaml")));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return seeds;
  }
}
