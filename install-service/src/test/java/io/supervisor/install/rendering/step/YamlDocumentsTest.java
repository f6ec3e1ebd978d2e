package io.supervisor.install.rendering.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.install.rendering.RenderFailure;
import io.supervisor.install.rendering.RenderLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlDocumentsTest {

  private static final RenderLimits SMALL = new RenderLimits(200, Duration.ofSeconds(5), 40, 5);

  @Test
  void readsDocumentsAndIgnoresComments() {
    var text = "# Source: a\na: 1 #@ not run\n---\n# nothing\n---\nb: [x]\n";

    assertThat(YamlDocuments.read("f.yml", text, SMALL))
        .extracting(Map::toString)
        .containsExactly("{a=1}", "{b=[x]}");
  }

  @Test
  void refusesWhatIsNoMap() {
    assertThatThrownBy(() -> YamlDocuments.read("f.yml", "---\n- secret\n", SMALL))
        .isInstanceOf(RenderFailure.class)
        .hasMessage("f.yml:1: a document is not a map (Check the file.)");
    assertThatThrownBy(() -> YamlDocuments.read("f.yml", "a: [", SMALL))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("not valid YAML");
  }

  @Test
  void refusesWhatIsTooLargeTooDeepOrTooMuch() {
    assertThatThrownBy(() -> YamlDocuments.read("f.yml", "a: " + "x".repeat(50), SMALL))
        .hasMessageContaining("limit exceeded: output larger than 40 bytes");
    assertThatThrownBy(() -> YamlDocuments.read("f.yml", "a: {b: {c: {d: {e: {f: 1}}}}}", SMALL))
        .hasMessageContaining("limit exceeded");
    assertThatThrownBy(() -> YamlDocuments.read("f.yml", "a: " + many(), SMALL))
        .hasMessageContaining("limit exceeded");
    assertThatThrownBy(
            () -> YamlDocuments.read("f.yml", "a: " + "[".repeat(5_000), RenderLimits.defaults()))
        .isInstanceOf(RenderFailure.class);
  }

  private static String many() {
    return "[" + "[],".repeat(300) + "[]]";
  }
}
