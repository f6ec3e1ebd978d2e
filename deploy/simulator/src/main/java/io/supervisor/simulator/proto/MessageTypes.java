package io.supervisor.simulator.proto;

import com.google.protobuf.Message;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the message of a kind among the published ones. */
final class MessageTypes {
  private static final String PACKAGE = "io.kubernetes.client.proto.";

  private MessageTypes() {}

  static Optional<Message> of(String apiVersion, String kind) {
    int slash = apiVersion.indexOf('/');
    String version = capital(apiVersion.substring(slash + 1));
    String group = slash < 0 ? "" : apiVersion.substring(0, slash).split("\\.")[0];
    for (String file : List.of(version + capital(group), "Meta")) {
      try {
        Class<?> type = Class.forName(PACKAGE + file + "$" + kind);
        return Optional.of((Message) type.getMethod("getDefaultInstance").invoke(null));
      } catch (ReflectiveOperationException e) {
        continue;
      }
    }
    return Optional.empty();
  }

  private static String capital(String word) {
    return word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
