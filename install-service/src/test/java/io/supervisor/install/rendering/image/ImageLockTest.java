package io.supervisor.install.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.install.rendering.RenderFailure;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageLockTest {

  private static final String LOCKED = "registry.example/web@sha256:" + "b".repeat(64);

  private static Map<String, Object> images(Object... images) {
    return Map.of(
        "apiVersion",
        "imgpkg.carvel.dev/v1alpha1",
        "kind",
        "ImagesLock",
        "images",
        List.of(images));
  }

  private static Map<String, Object> config(String key, Object value) {
    return Map.of("apiVersion", "kbld.k14s.io/v1alpha1", "kind", "Config", key, value);
  }

  private static Map<String, Object> override(String image, String reference) {
    return config("overrides", List.of(Map.of("image", image, "newImage", reference)));
  }

  private static Map<String, Object> image(String id) {
    return Map.of("image", LOCKED, "annotations", Map.of("kbld.carvel.dev/id", id));
  }

  @Test
  void locksById() {
    var lock = ImageLock.of(List.of(images(image("web:1"), Map.of("image", LOCKED))), 10);

    assertThat(lock.locked("web:1")).isEqualTo(LOCKED);
    assertThat(lock.locked(LOCKED)).isEqualTo(LOCKED);
    assertThat(lock.locked("web:2")).isEqualTo("web:2");
  }

  @Test
  void overridesOnce() {
    var lock = ImageLock.of(List.of(override("a", "b"), override("b", "c")), 10);

    assertThat(lock.locked("a")).isEqualTo("b");
    assertThat(lock.locked("b")).isEqualTo("c");
  }

  @Test
  void knowsItsDocuments() {
    assertThat(ImageLock.speaks(images())).isTrue();
    assertThat(ImageLock.speaks(override("a", "b"))).isTrue();
    assertThat(ImageLock.speaks(Map.of("kind", "Config"))).isFalse();
    assertThat(ImageLock.of(List.of(Map.of("kind", "ConfigMap")), 1).isEmpty()).isTrue();
    assertThat(ImageLock.of(List.of(images()), 1).isEmpty()).isTrue();
  }

  @Test
  void namesAllFaultsAndQuotesNothing() {
    var documents =
        List.of(
            images(Map.of("image", "secret:1"), 7),
            config("overrides", List.of(Map.of("imageRepo", "secret", "newImage", "x"))),
            config("overrides", List.of(Map.of("image", "secret"))),
            config("searchRules", List.of()),
            Map.<String, Object>of("apiVersion", "kbld.k14s.io/v1alpha1", "kind", "secret"));

    assertThatThrownBy(() -> ImageLock.of(documents, 10))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("ImagesLock images[0].image: names no digest")
        .hasMessageContaining("ImagesLock images[1].image: names no digest")
        .hasMessageContaining("Config overrides[0]: selects by repository or tag")
        .hasMessageContaining("Config overrides[0]: has no image or no newImage")
        .hasMessageContaining("Config searchRules: is not supported yet")
        .hasMessageContaining("kbld kind: is not supported yet")
        .hasMessageNotContaining("secret");
  }

  @Test
  void refusesTwoReferencesForOneImage() {
    assertThatThrownBy(() -> ImageLock.of(List.of(images(image("a")), override("a", "b")), 10))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("locks an image that is locked to another reference");
  }

  @Test
  void refusesMoreImagesThanTheLimit() {
    assertThat(ImageLock.of(List.of(images(image("a"), image("b"))), 2).isEmpty()).isFalse();
    assertThatThrownBy(() -> ImageLock.of(List.of(images(image("a"), image("b"), image("c"))), 2))
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("limit exceeded: more than 2 locked images");
  }

  @Test
  void tellsTwentyFaultsAtMost() {
    var wrong = Collections.nCopies(50, Map.of("image", "no digest")).toArray();

    assertThatThrownBy(() -> ImageLock.of(List.of(images(wrong)), 100))
        .isInstanceOfSatisfying(
            RenderFailure.class, failure -> assertThat(failure.faults()).hasSize(20));
  }
}
