package io.supervisor.catalog.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.yaml.TestLimits;
import io.supervisor.catalog.yaml.YamlReader;
import io.supervisor.platform.error.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesCheckTest {

  private static final String SCHEMA =
      """
      {"type":"object","additionalProperties":false,"properties":{
        "replicas":{"type":"integer","minimum":1,"default":2},
        "level":{"type":"string","enum":["info","debug"]},
        "port":{"type":"integer","maximum":65535},
        "inner":{"type":"object","additionalProperties":false,"properties":{
          "password":{"type":"string"}}}},"required":["level"]}""";

  private final ValuesCheck check =
      new ValuesCheck(new ObjectMapper(), new YamlReader(TestLimits.DEFAULT));

  @Test
  void everyFaultIsNamedByItsPathWithoutItsValue() {
    List<Finding> faults =
        check.faults(
            "replicas: two\nport: 70000\nlevle: info\ninner: {password: [CANARY]}\n", SCHEMA);

    assertThat(faults.stream().map(Finding::field))
        .containsExactlyInAnyOrder("replicas", "port", "levle", "level", "inner.password");
    assertThat(faults.toString()).doesNotContain("CANARY").doesNotContain("70000");
  }

  @Test
  void goodOrEmptyValuesPass() {
    assertThat(check.faults("level: debug\n", SCHEMA)).isEmpty();
    assertThat(check.faults("#@data/values\n---\nlevel: info\n", SCHEMA)).isEmpty();
    assertThat(check.faults("", "{}")).isEmpty();
  }

  @Test
  void patternsRunInLinearTime() {
    String schema = "{\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"a*a*a*a*b\"}}}";
    long start = System.nanoTime();
    assertThat(check.faults("a: " + "a".repeat(5_000), schema)).hasSize(1);
    assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2_000);
    String back = "{\"properties\":{\"a\":{\"type\":\"string\",\"pattern\":\"^(a+)+\\\\1$\"}}}";
    assertThat(check.faults("a: " + "a".repeat(50) + "c", back)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"properties\":{\"a\":{\"$ref\":\"#/properties/a\"}}}",
        "{\"properties\":{\"a\":{\"$ref\":\"#/properties/b\"},\"b\":{\"$ref\":\"#/properties/a\"}}}",
        "{\"properties\":{\"a\":{\"allOf\":[{\"$ref\":\"#/properties/a\"}]}}}",
        "{\"$schema\":\"http://nowhere\",\"properties\":{\"a\":{\"type\":\"string\"}}}",
        "{\"properties\":{\"a\":{\"not\":{\"$ref\":\"http://nowhere/x\"}}}}",
        "{\"properties\":{\"a\":{\"$id\":\"::::\",\"type\":\"string\"}}}"
      })
  void schemasThatWouldBreakAValidatorDoNot(String schema) {
    assertThat(check.faults("a: 1\n", schema)).hasSizeLessThan(2);
  }

  @Test
  void whatIsNoYamlMapIsSaid() {
    assertThat(check.faults("- a\n", SCHEMA)).hasSize(1);
    assertThat(check.faults("a: 1\na: 2\n", SCHEMA)).hasSize(1);
    assertThat(check.faults("a: [", SCHEMA)).hasSize(1);
    assertThat(check.faults("a: 1\n---\nb: 2\n", SCHEMA)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [CANARY",
        "a: *CANARY",
        "a: !CANARY x",
        "a: !!int CANARY",
        "a: !!float CANARY",
        "a: !C!ANARY x",
        "CANARY: 1\nCANARY: 2\n",
        "a: &x CANARY\n b: *x",
        "a: 'CANARY",
        "a: \"\\CANARY\"",
        "a: %CANARY",
        "a: @CANARY",
        "a: CANARY: CANARY",
        "\tCANARY",
        "a: {CANARY, CANARY}",
        "? [CANARY\n"
      })
  void brokenYamlIsSaidWithoutAnythingOfIt(String config) {
    List<Finding> faults = check.faults(config, SCHEMA);

    assertThat(faults).isNotEmpty();
    assertThat(faults)
        .noneMatch(fault -> (fault.problem() + fault.found() + fault.hint()).contains("CANARY"));
  }
}
