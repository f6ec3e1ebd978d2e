package io.supervisor.install.rendering.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImageFieldsTest {

  @Test
  void findsImagesWhereverTheyStand() {
    Map<String, Object> object =
        Map.of(
            "kind",
            "Pod",
            "spec",
            Map.of(
                "initContainers", List.of(Map.of("image", "a", "name", "image")),
                "volumes", List.of(Map.of("image", Map.of("reference", "b"), "reference", "x")),
                "image", "c",
                "nested", List.of(List.of(Map.of("image", "d"))),
                "other", Map.of("image", Map.of("reference", "x"))),
            "data",
            Map.of("file", "image: x"));

    var replaced =
        ImageFields.replace(List.of(object), (image, place) -> image + " " + place.name());

    assertThat(replaced)
        .containsExactly(
            Map.of(
                "kind",
                "Pod",
                "spec",
                Map.of(
                    "initContainers",
                    List.of(Map.of("image", "a CONTAINER", "name", "image")),
                    "volumes",
                    List.of(Map.of("image", Map.of("reference", "b VOLUME"), "reference", "x")),
                    "image",
                    "c FIELD",
                    "nested",
                    List.of(List.of(Map.of("image", "d FIELD"))),
                    "other",
                    Map.of("image", Map.of("reference", "x"))),
                "data",
                Map.of("file", "image: x")));
  }

  @Test
  void leavesEverythingElseAndTheOriginalAsTheyAre() {
    var object = new LinkedHashMap<String, Object>();
    object.put("image", "a");
    object.put("none", null);

    var replaced = ImageFields.replace(List.of(object), (image, place) -> "b");

    assertThat(replaced.get(0)).containsEntry("image", "b").containsEntry("none", null);
    assertThat(object).containsEntry("image", "a");
  }
}
