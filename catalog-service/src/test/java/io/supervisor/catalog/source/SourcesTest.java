package io.supervisor.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.registration.Provenance;
import io.supervisor.catalog.registration.SignatureConfig;
import io.supervisor.catalog.registration.State;
import io.supervisor.catalog.yaml.TestLimits;
import io.supervisor.catalog.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import land.oras.OCILayout;
import land.oras.Registry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  private static final String META =
      """
      apiVersion: data.packaging.carvel.dev/v1alpha1
      kind: PackageMetadata
      metadata: {name: a.b.c}
      spec: {displayName: A}
      """;
  private static final String PACKAGE =
      """
      apiVersion: data.packaging.carvel.dev/v1alpha1
      kind: Package
      metadata: {name: a.b.c.1.0.0}
      spec: {refName: a.b.c, version: 1.0.0}
      """;

  @TempDir Path temp;
  private KeyPair trusted;
  private KeyPair foreign;
  private Path key;
  private int known;
  private final List<String> refused = new ArrayList<>();

  @BeforeEach
  void keys() throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    trusted = generator.generateKeyPair();
    foreign = generator.generateKeyPair();
    key = Files.writeString(temp.resolve("cosign.pub"), TestLayout.pem(trusted));
  }

  @Test
  void aDirectoryIsReadWithMetadataAndSignatures() throws Exception {
    Path folder = Files.createDirectories(temp.resolve("packages/a"));
    Files.writeString(folder.resolve("metadata.yml"), META);
    Files.writeString(folder.resolve("1.0.0.yml"), PACKAGE);
    Files.writeString(folder.resolve("notes.txt"), "no package");
    Files.writeString(folder.resolve("values.yaml"), "a: 1\n");
    Files.writeString(folder.resolve("broken.yaml"), "a: [");

    PackageSource source = directory();
    assertThat(read(source)).hasSize(1);
    SourcePackage found = read(source).get(0);
    assertThat(text(found)).isEqualTo(META + "\n---\n" + PACKAGE);
    assertThat(found.from().location()).isEqualTo("a/1.0.0.yml");
    assertThat(found.from().arrives()).isEqualTo(State.ACTIVATED);
    assertThat(found.from().signature()).isEqualTo(Provenance.Signature.UNSIGNED);

    byte[] content = PACKAGE.getBytes(StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("1.0.0.yml.sig"), TestLayout.signature(content, trusted));
    assertThat(read(directory()).get(0).from().signature())
        .as("the metadata is not signed")
        .isEqualTo(Provenance.Signature.UNSIGNED);
    byte[] about = META.getBytes(StandardCharsets.UTF_8);
    Files.writeString(folder.resolve("metadata.yml.sig"), TestLayout.signature(about, trusted));
    assertThat(read(directory()).get(0).from().signature())
        .isEqualTo(Provenance.Signature.VERIFIED);
    Files.writeString(folder.resolve("1.0.0.yml.sig"), TestLayout.signature(content, foreign));
    assertThat(read(directory()).get(0).from().signature()).isEqualTo(Provenance.Signature.BROKEN);
    Files.writeString(folder.resolve("1.0.0.yml.sig"), "nonsense");
    assertThat(read(directory()).get(0).from().signature()).isEqualTo(Provenance.Signature.BROKEN);
  }

  @Test
  void bundlesAndArtifactsOfALayoutAreRead() throws Exception {
    TestLayout written = filled();
    OCILayout layout = OCILayout.fromLayoutIndex(written.folder());

    ImageReading reading = reading(true);
    check(read(Sources.layout("layout", layout, reading)));
    assertThat(read(Sources.layout("layout", layout, reading))).as("read again").isEmpty();
    assertThat(known).isEqualTo(3);
  }

  @Test
  void bundlesAndArtifactsOfARegistryAreRead() throws Exception {
    try (RegistryServer server = new RegistryServer(filled().folder())) {
      String name = server.address() + "/catalog/test";
      Registry registry = Registry.builder().withInsecure(true).build();

      check(read(Sources.registry(name, registry, null, reading(true))));
      assertThat(read(Sources.registry(name, registry, "plain", reading(false))))
          .hasSize(1)
          .allMatch(one -> one.from().signature() == Provenance.Signature.UNSIGNED);
    }
  }

  @Test
  void whatIsNotWhatItsDigestSaysIsRefusedAndHidesNothing() throws Exception {
    TestLayout written = filled();
    try (Stream<Path> blobs = Files.list(written.folder().resolve("blobs/sha256"))) {
      for (Path blob : blobs.toList()) {
        if (Files.readString(blob, StandardCharsets.ISO_8859_1).contains("# plain")) {
          Files.writeString(blob, META + "---\n" + PACKAGE.replace("1.0.0", "6.6.6"));
        }
      }
    }
    OCILayout layout = OCILayout.fromLayoutIndex(written.folder());

    assertThat(read(Sources.layout("layout", layout, reading(true)))).hasSize(2);
    assertThat(refused).singleElement().asString().contains("layout:plain").contains("digest");
  }

  private TestLayout filled() throws Exception {
    TestLayout layout = new TestLayout(temp.resolve("layout"));
    Map<String, String> files =
        Map.of(
            "packages/a/metadata.yml", META,
            "packages/a/1.0.0.yml", PACKAGE,
            ".imgpkg/images.yml", "kind: ImagesLock\n");
    layout.sign(layout.bundle("bundle", files), trusted);
    layout.sign(layout.artifact("foreign", META + "---\n" + PACKAGE), foreign);
    layout.artifact("plain", META + "---\n" + PACKAGE + "# plain\n");
    return layout;
  }

  private void check(List<SourcePackage> found) {
    assertThat(refused).isEmpty();
    assertThat(found).hasSize(3);
    assertThat(text(found.get(0))).isEqualTo(META + "\n---\n" + PACKAGE);
    assertThat(found.get(0).from().location()).contains(":bundle@sha256:");
    assertThat(found.stream().map(one -> one.from().signature()))
        .containsExactly(
            Provenance.Signature.VERIFIED,
            Provenance.Signature.BROKEN,
            Provenance.Signature.UNSIGNED);
    assertThat(found).allMatch(one -> one.from().arrives() == State.DEACTIVATED);
  }

  private static String text(SourcePackage found) {
    return new String(found.content(), StandardCharsets.UTF_8);
  }

  private PackageSource directory() {
    return new DirectorySource(
        temp.resolve("packages"), false, files(), cosign(true), TestLimits.DEFAULT.maxBytes());
  }

  private static PackageFiles files() {
    return new PackageFiles(new YamlReader(TestLimits.DEFAULT));
  }

  private ImageReading reading(boolean withKey) {
    return new ImageReading(
        files(),
        new ImageSignature(cosign(withKey), new ObjectMapper()),
        new LayerFiles(TestLimits.DEFAULT));
  }

  private List<SourcePackage> read(PackageSource source) throws IOException {
    List<SourcePackage> found = new ArrayList<>();
    refused.clear();
    source.read(
        new PackageSource.Taker() {
          @Override
          public boolean take(SourcePackage one) {
            return found.add(one);
          }

          @Override
          public void known(int packages) {
            known += packages;
          }

          @Override
          public void refuse(String location, String why) {
            refused.add(location + " " + why);
          }
        });
    return found;
  }

  private CosignKeys cosign(boolean withKey) {
    return new CosignKeys(
        new SignatureConfig() {
          @Override
          public Optional<List<Path>> keys() {
            return withKey ? Optional.of(List.of(key)) : Optional.empty();
          }

          @Override
          public Policy policy() {
            return Policy.WARN;
          }
        });
  }
}
