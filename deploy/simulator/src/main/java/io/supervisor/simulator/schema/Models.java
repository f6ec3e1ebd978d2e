package io.supervisor.simulator.schema;

import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.Trait;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the model class of a built-in kind in the client library. */
final class Models {
  private static final String PACKAGE = "io.kubernetes.client.openapi.models.";
  private static final Map<String, Optional<ModelType>> FOUND = new ConcurrentHashMap<>();

  private Models() {}

  /** The type of the kind; empty for custom kinds and for those that the library does not know. */
  static Optional<ModelType> of(Kind kind) {
    return kind.has(Trait.CUSTOM)
        ? Optional.empty()
        : FOUND.computeIfAbsent(kind.apiVersion() + "/" + kind.kind(), k -> find(kind));
  }

  private static Optional<ModelType> find(Kind kind) {
    String version = capital(kind.version());
    String group = capital(kind.group().isEmpty() ? "core" : kind.group().split("\\.")[0]);
    for (String name : List.of(group + version + kind.kind(), version + kind.kind(), kind.kind())) {
      try {
        Class<?> model = Class.forName(PACKAGE + name, false, Models.class.getClassLoader());
        return Optional.of(ModelType.of(model));
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
