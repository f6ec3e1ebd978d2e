package io.supervisor.catalog.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.manifest.CheckedManifest;
import io.supervisor.catalog.manifest.Readers;
import io.supervisor.catalog.yaml.TestLimits;
import io.supervisor.catalog.yaml.YamlReader;
import io.supervisor.platform.error.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real values against the real schema of the same version. */
class RealValuesTest {

  private static final Path PACKAGES =
      Path.of(System.getProperty("suite.root"), "../shared/data/packages");

  private final ValuesCheck check =
      new ValuesCheck(new ObjectMapper(), new YamlReader(TestLimits.DEFAULT));

  @ParameterizedTest
  @CsvSource({
    "app-toolkit/0.2.0/package.yaml, app-toolkit/0.2.0/values.yaml, 0",
    "cert-manager/1.8.0/package.yaml, cert-manager/1.8.0/values.yaml, 0",
    "cert-manager/1.8.0/package.yaml, cert-manager/1.8.0/cases/default.values.yaml, 0",
    "local-path-storage/0.0.22/package.yaml, local-path-storage/0.0.22/values.yaml, 0",
    "external-dns/0.10.0/package.yaml, external-dns/0.10.0/cases/minimal-configuration.values.yaml, 0",
    "external-dns/0.10.0/package.yaml, external-dns/0.10.0/cases/deployment-volumes.values.yaml, 0",
    "external-dns/0.10.0/package.yaml, external-dns/0.10.0/values.yaml, 2",
    "harbor/2.6.3/package.yaml, harbor/2.6.3/cases/default.values.yaml, 0",
    "harbor/2.6.3/package.yaml, harbor/2.6.3/cases/cache-enabled.values.yaml, 2",
    "harbor/2.6.3/package.yaml, harbor/2.6.3/cases/registry-s3-storage.values.yaml, 2",
    "harbor/2.6.3/package.yaml, harbor/2.6.3/values.yaml, 26",
    "grafana/7.5.16/package.yaml, grafana/7.5.16/values.yaml, 3",
    "_supervisor-style/contour/contour.yml, _supervisor-style/contour/values.seed.yaml, 0",
    "_supervisor-style/contour/contour.yml, _supervisor-style/contour/values.alt.yaml, 0",
    "_supervisor-style/contour/contour.yml, _supervisor-style/contour/values.bad.yaml, 5",
    "_supervisor-style/harbor/harbor.yml, _supervisor-style/harbor/values.minimal.yaml, 0",
    "_supervisor-style/harbor/harbor.yml, _supervisor-style/harbor/values.full.yaml, 0",
    "_supervisor-style/harbor/harbor.yml, _supervisor-style/harbor/values.bad.yaml, 5",
  })
  void haveTheFaultsTheyReallyHave(String file, String values, int faults) throws IOException {
    assumeTrue(Files.exists(PACKAGES), "the shared packages are not here, so this is not tested");
    CheckedManifest manifest =
        Readers.manifests().recognise(Files.readString(PACKAGES.resolve(file)));
    String schema = manifest.found().valuesSchema().toString();

    List<Finding> found = check.faults(Files.readString(PACKAGES.resolve(values)), schema);

    assertThat(found).as(found.toString()).hasSize(faults);
    assertThat(found).allSatisfy(one -> assertThat(one.line()).isNotNull());
  }

  @ParameterizedTest
  @CsvSource({
    "harbor/2.6.3/package.yaml, harborAdminPassword, 0",
    "contour/1.22.3/package.yaml, externalTrafficPolicy, 0",
    "grafana/7.5.16/package.yaml, storageClassName, 3",
    "external-dns/0.10.0/package.yaml, securityContext, 0",
    "crossplane/kadras/2.3.4.yml, replicas, 0",
    "knative-serving/kadras/1.23.0.yml, policies, 1",
    "_supervisor-style/null-schema-operator/operator.yml, no values, 0",
    "_supervisor-style/tagged-image-tool/tool.yml, no values, 0"
  })
  /** Where faults are expected, defaults of the author's own schema break it. */
  void sampleValuesAreReadableAndFitButForTheRequiredOnes(String file, String contains, int faults)
      throws IOException {
    assumeTrue(Files.exists(PACKAGES), "the shared packages are not here, so this is not tested");
    String schema =
        Readers.manifests()
            .recognise(Files.readString(PACKAGES.resolve(file)))
            .found()
            .valuesSchema()
            .toString();

    String sample = SampleValues.of(check.schema(schema));

    assertThat(sample).contains(contains);
    assertThat(ConfigText.read(sample, new YamlReader(TestLimits.DEFAULT)).faults()).isEmpty();
    assertThat(check.faults(sample, schema)).as(sample).hasSize(faults);
  }
}
