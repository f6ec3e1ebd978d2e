package io.supervisor.catalog.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.supervisor.catalog.Manifests;
import io.supervisor.catalog.registration.Provenance;
import io.supervisor.catalog.registration.State;
import io.supervisor.catalog.yaml.YamlLimits;
import io.supervisor.platform.testing.KafkaResource;
import io.supervisor.platform.testing.Keys;
import io.supervisor.platform.testing.PostgresResource;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources end in the same catalog as uploads. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(Keys.class)
@QuarkusTestResource(Tokens.class)
class SourceImportTest {

  private static final String SERVICES = "/api/vcenter/namespace-management/supervisor-services";
  private static final String SOURCES = "/api/supervisor/services/-/sources";

  @Inject SourceImport importer;
  @Inject PackageFiles files;
  @Inject CosignKeys keys;
  @Inject YamlLimits limits;

  @Test
  void theSameBytesAgainAreNothingAndOtherBytesAreRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("package.yaml");
    Files.writeString(file, Manifests.of("source.test.io", "1.0.0"));
    Files.writeString(folder.resolve("bad.yaml"), Manifests.of("bad", "1.0.0"));
    PackageSource source = new DirectorySource(folder, true, files, keys, limits.maxBytes());

    SourceReport first = importer.run(source);
    assertThat(first.taken()).isEqualTo(1);
    assertThat(first.refused()).hasSize(1);
    assertThat(first.refused().get(0).why()).contains("spec.refName");
    int events = events();
    SourceReport second = importer.run(source);
    assertThat(second.taken()).isZero();
    assertThat(second.known()).isEqualTo(1);
    assertThat(events()).isEqualTo(events);

    as("viewer")
        .get("/api/supervisor/services/source.test.io/versions/1.0.0")
        .then()
        .body("source", equalTo("DIRECTORY"))
        .body("location", equalTo("package.yaml"))
        .body("signature", equalTo("UNSIGNED"))
        .body("state", equalTo("ACTIVATED"))
        .body("registered_by_default", equalTo(true));
    as("publisher").patch(SERVICES + "/source.test.io?action=deactivate").then().statusCode(204);
    as("publisher").delete(SERVICES + "/source.test.io/versions/1.0.0").then().statusCode(400);
    Files.writeString(file, Manifests.of("source.test.io", "1.0.0") + "# other\n");
    SourceReport third = importer.run(source);
    assertThat(third.refused()).anyMatch(one -> one.why().contains("with other content"));
    Files.writeString(file, Manifests.of("source.test.io", "1.1.0"));
    assertThat(importer.run(source).taken()).isEqualTo(1);
    as("viewer")
        .get("/api/supervisor/services/source.test.io/versions/1.1.0")
        .then()
        .body("state", equalTo("DEACTIVATED"));
  }

  @Test
  void whatComesOutOfAnImageIsDeactivated() {
    Provenance from =
        new Provenance(
            Provenance.Source.OCI,
            "registry.example/a:1",
            Provenance.Signature.VERIFIED,
            State.DEACTIVATED,
            false);
    byte[] content = Manifests.of("oci.test.io", "1.0.0").getBytes(StandardCharsets.UTF_8);
    PackageSource source =
        new PackageSource() {
          @Override
          public String name() {
            return "registry.example/a";
          }

          @Override
          public void read(Taker taker) {
            taker.take(new SourcePackage(content, from));
          }
        };

    assertThat(importer.run(source).taken()).isEqualTo(1);
    as("viewer")
        .get(SERVICES + "/oci.test.io/versions/1.0.0")
        .then()
        .body("state", equalTo("DEACTIVATED"))
        .body("trust_verified", equalTo(true));
    as("viewer").get(SERVICES + "/oci.test.io").then().body("state", equalTo("DEACTIVATED"));
  }

  @Test
  void whatSomebodyDeletedStaysDeleted(@TempDir Path folder) throws Exception {
    String url = SERVICES + "/deleted.test.io";
    Files.writeString(folder.resolve("package.yaml"), Manifests.of("deleted.test.io", "1.0.0"));
    PackageSource source = new DirectorySource(folder, false, files, keys, limits.maxBytes());
    assertThat(importer.run(source).taken()).isEqualTo(1);
    as("publisher").patch(url + "?action=deactivate").then().statusCode(204);
    as("publisher").delete(url + "/versions/1.0.0").then().statusCode(204);
    as("publisher").delete(url).then().statusCode(204);

    assertThat(importer.run(source).taken()).isZero();
    as("viewer").get(url).then().statusCode(404);
  }

  @Test
  void aSourceThatIsNotThereIsReported(@TempDir Path folder) {
    PackageSource source =
        new DirectorySource(folder.resolve("none"), false, files, keys, limits.maxBytes());

    assertThat(importer.run(source).refused())
        .singleElement()
        .satisfies(one -> assertThat(one.why()).contains("cannot be read"));
  }

  @Test
  void reportsAreForThoseWhoKeepTheCatalog() {
    given().get(SOURCES).then().statusCode(401);
    as("viewer").get(SOURCES).then().statusCode(403);
    as("publisher").get(SOURCES).then().statusCode(200).body("$", equalTo(List.of()));
  }

  private static int events() {
    return Topic.named("supervisor.catalog.services.v1").of("source.test.io@1.0.0", 1).size();
  }

  private static io.restassured.specification.RequestSpecification as(String role) {
    return given().auth().oauth2(Tokens.of(role + "-user", role));
  }
}
