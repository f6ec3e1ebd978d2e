package io.supervisor.install.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

  private static final String DIGEST = "@sha256:" + "c".repeat(64);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          nginx,                          docker.io,              library/nginx, '',    false
          nginx:1.27,                     docker.io,              library/nginx, :1.27, false
          bitnami/redis:7,                docker.io,              bitnami/redis, :7,    false
          docker.io/nginx,                docker.io,              library/nginx, '',    true
          index.docker.io/a/b,            docker.io,              a/b,           '',    true
          localhost/a:1,                  localhost,              a,             :1,    true
          Registry.Example:5000/a/b_c:1,  registry.example:5000,  a/b_c,         :1,    true
          """)
  void readsReferences(String text, String host, String path, String suffix, boolean explicit) {
    assertThat(ImageReference.of(text)).contains(new ImageReference(host, path, suffix, explicit));
    assertThat(ImageReference.of(text + DIGEST))
        .contains(new ImageReference(host, path, suffix + DIGEST, explicit));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "@",
        "/",
        "a//b",
        "a/",
        "/a",
        "Nginx",
        "a b",
        "$(IMAGE)",
        "a:b:c",
        "a@sha256:12",
        "https://example.com/a",
        "a:",
        "{{ .image }}",
        "-a.b/c",
        "a..b/c",
        "ex.ample:x/c"
      })
  void refusesWhatIsNoReference(String text) {
    assertThat(ImageReference.of(text)).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    assertThat(ImageReference.of("a".repeat(512))).isPresent();
    assertThat(ImageReference.of("a".repeat(513))).isEmpty();
  }
}
