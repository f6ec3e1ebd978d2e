package io.supervisor.install.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.install.bundle.ObjectDiff.Change;
import io.supervisor.install.bundle.ObjectDiff.Fate;
import io.supervisor.install.bundle.ObjectDiff.Field;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObjectDiffTest {

  private final ObjectDiff diff = new ObjectDiff();
  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aValueThatStandsElsewhereTooIsNotGoneThere() throws IOException {
    List<Field> fields = fields("{'name':'web','size':1}", "{'name':'web','size':1,'label':'web'}");

    assertThat(fields).extracting(Field::path).containsExactly("/label");
    assertThat(fields.get(0).from()).isNull();
    assertThat(fields.get(0).to().asText()).isEqualTo("web");
  }

  @Test
  void aNewLabelOfAStatefulSetIsNoChangeOfWhatMayNotChange() {
    Map<String, Object> spec = Map.of("serviceName", "web", "replicas", 1);
    Map<String, Object> before = set(Map.of("name", "web-set"), spec);
    Map<String, Object> after =
        set(Map.of("name", "web-set", "labels", Map.of("app", "web")), spec);

    List<Change> changes = diff.between(List.of(before), List.of(after));

    assertThat(changes).hasSize(1);
    assertThat(changes.get(0).fate()).isEqualTo(Fate.CHANGED);
    assertThat(ImmutableFields.in(changes)).isEmpty();
  }

  @Test
  void insideAListTheOldValuesAreThoseThatWereThere() throws IOException {
    List<Field> fields = fields("{'l':['a','b','c']}", "{'l':['b','x']}");

    assertThat(fields)
        .filteredOn(field -> field.from() != null)
        .extracting(field -> field.from().asText())
        .contains("a", "c")
        .doesNotContain("b");
  }

  @Test
  void whatMovedIsGoneHereAndNewThere() throws IOException {
    List<Field> fields = fields("{'a':{'x':'value'}}", "{'b':{'x':'value'}}");

    assertThat(fields).extracting(Field::path).containsExactlyInAnyOrder("/a", "/b");
  }

  private List<Field> fields(String before, String after) throws IOException {
    return diff.fields(
        json.readTree(before.replace('\'', '"')), json.readTree(after.replace('\'', '"')));
  }

  private static Map<String, Object> set(Map<String, Object> metadata, Map<String, Object> spec) {
    return Map.of(
        "apiVersion", "apps/v1", "kind", "StatefulSet", "metadata", metadata, "spec", spec);
  }
}
