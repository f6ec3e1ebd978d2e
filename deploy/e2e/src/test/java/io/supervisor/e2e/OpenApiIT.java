package io.supervisor.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The committed description of an API is the one that the build writes. */
class OpenApiIT {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalog-service",
        "install-service",
        "scheduler-service",
        "namespace-service",
        "identity-service"
      })
  void isTheCommittedOne(String service) throws Exception {
    Path built = SuiteExtension.ROOT.resolve(service + "/target/openapi/openapi.yaml");
    Path committed = SuiteExtension.ROOT.resolve("deploy/api/" + service + ".openapi.yaml");

    assertThat(Files.readString(built))
        .as("the API has changed; if that is meant: cp %s %s", built, committed)
        .isEqualTo(Files.readString(committed));
  }
}
