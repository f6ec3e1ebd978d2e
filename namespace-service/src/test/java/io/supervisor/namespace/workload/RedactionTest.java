package io.supervisor.namespace.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.namespace.cluster.ClusterObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final String SECRET =
      """
      {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},
       "stringData":{"values.yaml":"db:\\n  password: hunter-22\\n  user: adm\\n"},
       "data":{"token":"Y2FuYXJ5LTc3"}}""";

  @Test
  void valuesOfSecretsAreBlottedOutPlainAndEncodedAndInsideYaml() throws JsonProcessingException {
    Redaction redaction =
        Redaction.of(List.of(ClusterObject.of(new ObjectMapper().readTree(SECRET))));

    String told = redaction.of("adm got\n hunter-22, canary-77 and Y2FuYXJ5LTc3", 100);

    assertThat(told).isEqualTo("adm got ***, *** and ***");
    assertThat(redaction.of("x".repeat(400), 300)).hasSize(300).endsWith("…");
  }

  @Test
  void whatNoSecretHoldsStays() {
    assertThat(Redaction.of(List.of()).of("as it is", 300)).isEqualTo("as it is");
  }
}
