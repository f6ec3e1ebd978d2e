package io.supervisor.catalog.values;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.yaml.TestLimits;
import io.supervisor.catalog.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class ValuesMergeTest {

  private static final String THEN =
      """
      {"type":"object","additionalProperties":false,"properties":{
        "replicas":{"type":"integer","default":2},
        "level":{"type":"string","default":"info"},
        "old":{"type":"string","default":""},
        "list":{"type":"array","items":{"type":"string"},"default":["a"]},
        "inner":{"type":"object","additionalProperties":false,"properties":{
          "port":{"type":"integer","default":80},"name":{"type":"string","default":"x"}}}}}""";
  private static final String NOW =
      THEN.replace("\"default\":2", "\"default\":3")
          .replace("\"default\":80", "\"default\":8080")
          .replace("\"old\":{\"type\":\"string\",\"default\":\"\"},", "")
          .replace("[\"a\"]", "[\"b\"]");

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void whatYouSetStaysAndWhatYouLeftFollows() throws JsonProcessingException {
    ValuesMerge.Merged merged =
        merge("replicas: 5\nlevel: debug\nold: gone\nlist: [a]\ninner: {port: 80, name: mine}\n");

    assertThat(read(merged.yaml()))
        .isEqualTo(
            json.readTree(
                """
                {"replicas":5,"level":"debug","list":["b"],"inner":{"port":8080,"name":"mine"}}"""));
    assertThat(merged.dropped()).containsExactly("old");
    assertThat(merged.followed()).containsExactly("list", "inner.port");
    assertThat(merged.conflicts()).hasSize(1);
    assertThat(merged.conflicts().get(0).field()).isEqualTo("replicas");
    assertThat(merged.conflicts().get(0).defaultThen().asInt()).isEqualTo(2);
    assertThat(merged.conflicts().get(0).defaultNow().asInt()).isEqualTo(3);
  }

  @Test
  void nothingSetIsNothingMerged() throws JsonProcessingException {
    ValuesMerge.Merged merged = merge("");

    assertThat(merged.yaml()).isEmpty();
    assertThat(merged.conflicts()).isEmpty();
  }

  @Test
  void theSameVersionChangesNothing() throws JsonProcessingException {
    String config = "replicas: 5\ninner: {port: 80}\n";
    ValuesMerge.Merged merged =
        ValuesMerge.merge(json.readTree(THEN), read(config), json.readTree(THEN));

    assertThat(read(merged.yaml())).isEqualTo(read(config));
  }

  @Test
  void defaultsAreThoseOfTheOfficialClient() throws JsonProcessingException {
    assertThat(DefaultValues.of(json.readTree(THEN)))
        .isEqualTo(
            json.readTree(
                """
                {"replicas":2,"level":"info","old":"","list":["a"],"inner":{"port":80,"name":"x"}}"""));
    assertThat(DefaultValues.of(json.readTree("{\"nullable\":true,\"default\":null}"))).isEmpty();
    JsonNode required =
        json.readTree(
            """
            {"properties":{"a":{"type":"object"},"b":{"type":"object"}},"required":["a"]}""");
    assertThat(DefaultValues.of(required)).isEqualTo(json.readTree("{\"a\":{}}"));
  }

  private ValuesMerge.Merged merge(String config) throws JsonProcessingException {
    return ValuesMerge.merge(json.readTree(THEN), read(config), json.readTree(NOW));
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode read(String config) {
    return ConfigText.read(config, new YamlReader(TestLimits.DEFAULT)).values();
  }
}
