package io.supervisor.namespace.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Takes from a kubeconfig only what is data: server, CA and token. Whatever would run a program,
 * read a file, go through a proxy or skip TLS is refused.
 */
final class Kubeconfig {

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> CLUSTER_KEYS =
      Set.of("server", "certificate-authority-data", "tls-server-name", "extensions");
  private static final Set<String> USER_KEYS = Set.of("token");

  private Kubeconfig() {}

  static Access access(String supervisor, String text) {
    JsonNode config = parse(text);
    JsonNode cluster = only(config, "clusters").path("cluster");
    JsonNode user = only(config, "users").path("user");
    only(config, "contexts");
    onlyKnown("clusters[0].cluster", cluster, CLUSTER_KEYS);
    onlyKnown("users[0].user", user, USER_KEYS);
    String server = cluster.path("server").asText();
    if (!server.startsWith("https://")) {
      throw refused("clusters[0].cluster.server", "is not an https address", "Use https://…");
    }
    String token = user.path("token").asText();
    if (token.isBlank()) {
      throw refused("users[0].user.token", "is missing", "Use a service account's token.");
    }
    return new Access(supervisor, server, ca(cluster), token);
  }

  private static String ca(JsonNode cluster) {
    try {
      String data = cluster.path("certificate-authority-data").asText();
      String pem = new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8);
      if (pem.contains("BEGIN CERTIFICATE")) {
        return pem;
      }
    } catch (IllegalArgumentException e) {
      // the answer below says what is wrong
    }
    throw refused(
        "clusters[0].cluster.certificate-authority-data",
        "is missing or no certificate in Base64",
        "Put the CA into the kubeconfig.");
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode config = YAML.readTree(text);
      if (config != null && config.isObject()) {
        return config;
      }
    } catch (JsonProcessingException e) {
      // the answer below says what is wrong, without quoting the content
    }
    throw refused("kubeconfig", "is not a YAML map", "Paste the whole kubeconfig.");
  }

  private static JsonNode only(JsonNode config, String list) {
    if (!config.path(list).isArray() || config.path(list).size() != 1) {
      throw refused(list, "does not have exactly one entry", "Reduce it with kubectl config view.");
    }
    return config.path(list).get(0);
  }

  private static void onlyKnown(String where, JsonNode found, Set<String> known) {
    for (Iterator<String> names = found.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw refused(where + "." + name, "is not allowed", "Only " + known + " are taken.");
      }
    }
  }

  private static ApiFailure refused(String field, String problem, String hint) {
    return ApiFailure.invalid(
        "io.supervisor.supervisor.kubeconfig",
        "The kubeconfig is refused",
        List.of(new Finding(field, problem, hint)));
  }
}
