package io.supervisor.local.compose;

import io.supervisor.local.keycloak.RealmFile;
import io.supervisor.local.postgres.SchemaScript;
import io.supervisor.local.state.Secrets;
import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What {@code docker-compose.yml} needs beside itself, in {@code .local/compose}: generated secrets
 * as an environment file, and the realm and the schemas filled with them. The command {@code
 * deploy/compose}; secrets that are there are kept.
 */
public final class ComposeFiles {

  private static final List<String> ROLES =
      List.of("catalog", "install", "scheduler", "namespace", "identity");
  private static final List<String> KEYS = List.of("config", "bundle", "credentials", "session");

  private final Path root;
  private final StateDirectory state;
  private final Secrets secrets;

  private ComposeFiles(Path root, StateDirectory state, Secrets secrets) {
    this.root = root;
    this.state = state;
    this.secrets = secrets;
  }

  /** The files of a project, to be kept in a directory. */
  public static ComposeFiles in(Path root, StateDirectory state) {
    return new ComposeFiles(root, state, new Secrets(state));
  }

  /** The one argument is the project's folder. */
  public static void main(String[] arguments) throws IOException {
    Path root = Path.of(arguments[0]).toAbsolutePath().normalize();
    StateDirectory local = StateDirectory.open(root.resolve(".local"));
    ComposeFiles.in(root, StateDirectory.open(local.directory("compose"))).write();
    System.out.println(
        "Written. Start it: docker compose --env-file .local/compose/env up --build");
  }

  /** Writes all of them. */
  public void write() throws IOException {
    state.write(
        "env",
        environment().entrySet().stream()
            .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
            .collect(Collectors.joining()));
    share(
        "realm.json",
        new RealmFile(Files.readString(root.resolve("deploy/identity/realm.json")))
            .filled(secrets));
    share(
        "init.sql",
        new SchemaScript(Files.readString(root.resolve("deploy/db/init.sql"))).filled(secrets));
    state.write(
        "credentials",
        "user=administrator@supervisor.local\npassword=%s\nurl=http://127.0.0.1:8080\nkafka=127.0.0.1:29092\n"
            .formatted(secrets.password("administrator")));
  }

  /** Readable by the users inside the containers; the folder around it is the owner's alone. */
  private void share(String name, String text) throws IOException {
    Files.setPosixFilePermissions(
        state.write(name, text), PosixFilePermissions.fromString("rw-r--r--"));
  }

  /** Every variable that the compose file asks for. */
  public Map<String, String> environment() {
    Map<String, String> environment = new TreeMap<>();
    environment.put("POSTGRES_PASSWORD", secrets.password("postgres"));
    environment.put("KEYCLOAK_ADMIN_PASSWORD", secrets.password("keycloak.admin"));
    environment.put("ADMINISTRATOR_PASSWORD", secrets.password("administrator"));
    environment.put("LOGIN_SECRET", secrets.password("client.login"));
    environment.put("GATEWAY_SECRET", secrets.password("client.gateway"));
    ROLES.forEach(
        role ->
            environment.put(
                role.toUpperCase(Locale.ROOT) + "_DB_PASSWORD", secrets.password("db." + role)));
    KEYS.forEach(
        purpose ->
            environment.put(
                "SUPERVISOR_KEYS_" + purpose.toUpperCase(Locale.ROOT), secrets.keyset(purpose)));
    environment.put("SUPERVISOR_KEYS_DIGEST", secrets.digestKey());
    return environment;
  }
}
