package io.supervisor.local.keycloak;

import io.supervisor.local.state.Secrets;
import java.util.Map;

/** The realm to import, as the project has it: without secrets. */
public record RealmFile(String text) {

  /** The realm with the passwords and client secrets of a suite. */
  public String filled(Secrets secrets) {
    Map<String, String> values =
        Map.of(
            "@ADMIN_PASSWORD@", secrets.password("administrator"),
            "@PUBLISHER_PASSWORD@", secrets.password("publisher"),
            "@VIEWER_PASSWORD@", secrets.password("viewer"),
            "@API_SECRET@", secrets.password("client.api"),
            "@LOGIN_SECRET@", secrets.password("client.login"),
            "@GATEWAY_SECRET@", secrets.password("client.gateway"));
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replace(value.getKey(), value.getValue());
    }
    return filled;
  }
}
