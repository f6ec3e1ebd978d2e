package io.supervisor.local;

import io.supervisor.local.state.Secrets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The variables that the suite's own programs are configured by. */
final class Environments {

  private final Path catalog;
  private final Secrets secrets;
  private final Map<String, String> shared;
  private final String realm;

  /**
   * What all services get.
   *
   * @param kafka host and port
   * @param realm URL of the single sign-on realm
   */
  Environments(Secrets secrets, int databasePort, String kafka, String realm, Path catalog) {
    this.catalog = catalog;
    this.secrets = secrets;
    this.realm = realm;
    this.shared =
        Map.of(
            "SUPERVISOR_DB_HOST",
            "127.0.0.1",
            "SUPERVISOR_DB_PORT",
            Integer.toString(databasePort),
            "SUPERVISOR_KAFKA",
            kafka,
            "SUPERVISOR_OIDC_URL",
            realm,
            "MALLOC_ARENA_MAX",
            "2");
  }

  /** The single sign-on realm as its tokens name it. */
  String issuer() {
    return realm;
  }

  /** A service's, with the ports of the services that it asks by role. */
  Map<String, String> of(ServiceUnit service, int port, Map<String, Integer> asked) {
    Map<String, String> environment = guest(port);
    environment.putAll(urls(asked));
    environment.put("SUPERVISOR_DB_PASSWORD", secrets.password("db." + service.role()));
    for (String purpose : service.keys()) {
      environment.put(
          "SUPERVISOR_KEYS_" + purpose.toUpperCase(Locale.ROOT),
          purpose.equals("digest") ? secrets.digestKey() : secrets.keyset(purpose));
    }
    if (service.role().equals("catalog") && catalog != null) {
      environment.put("SUPERVISOR_CATALOG_SOURCES_DIRECTORY", catalog.toString());
    }
    if (service.role().equals("identity")) {
      environment.put("SUPERVISOR_LOGIN_SECRET", secrets.password("client.login"));
    }
    return environment;
  }

  /** What any program on this stack needs. */
  Map<String, String> guest(int port) {
    Map<String, String> environment = new TreeMap<>(shared);
    environment.put("SUPERVISOR_PORT", Integer.toString(port));
    return environment;
  }

  /** The gateway's, with the ports of the services by role. */
  Map<String, String> gateway(int port, Map<String, Integer> services) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("SUPERVISOR_PORT", Integer.toString(port));
    environment.put("SUPERVISOR_OIDC_URL", realm);
    environment.put("SUPERVISOR_GATEWAY_SECRET", secrets.password("client.gateway"));
    environment.put("MALLOC_ARENA_MAX", "2");
    environment.putAll(urls(services));
    return environment;
  }

  private static Map<String, String> urls(Map<String, Integer> ports) {
    Map<String, String> urls = new TreeMap<>();
    ports.forEach(
        (role, port) ->
            urls.put(
                "SUPERVISOR_" + role.toUpperCase(Locale.ROOT) + "_URL",
                "http://127.0.0.1:" + port));
    return urls;
  }
}
