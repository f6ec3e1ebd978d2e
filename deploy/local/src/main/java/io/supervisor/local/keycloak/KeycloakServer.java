package io.supervisor.local.keycloak;

import io.supervisor.local.Layout;
import io.supervisor.local.process.Children;
import io.supervisor.local.process.ClassArchive;
import io.supervisor.local.process.Component;
import io.supervisor.local.process.JavaCommand;
import io.supervisor.local.process.ProcessSpec;
import io.supervisor.local.process.Readiness;
import io.supervisor.local.process.Tools;
import io.supervisor.local.state.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The single sign-on provider of a suite, with the realm {@code supervisor}. */
public final class KeycloakServer {

  public static final String NAME = "keycloak";
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final int HEAP = 224;

  private final Layout layout;
  private final Secrets secrets;
  private final int port;
  private final Children children;
  private final KeycloakProgram program;
  private final KeycloakHome home;

  public KeycloakServer(Layout layout, Secrets secrets, int port, Children children) {
    this.layout = layout;
    this.secrets = secrets;
    this.port = port;
    this.children = children;
    this.program = new KeycloakProgram(layout, new Tools(children));
    this.home = new KeycloakHome(layout.state(), secrets);
  }

  /** The realm's URL, which is also the issuer of its tokens. */
  public String realm() {
    return address() + "/realms/supervisor";
  }

  private String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Whether its program has to be made first. */
  public boolean firstTime() {
    return program.firstTime();
  }

  /** Makes its program, when that was not done before. */
  public void prepare() throws InterruptedException {
    program.prepare();
  }

  /** Starts it with the realm in it. */
  public Component start(Consumer<Component> known) throws InterruptedException {
    Path files = program.prepare();
    home.prepare(files, layout.source("deploy/identity/realm.json"));
    Readiness realm = Readiness.http(URI.create(realm() + "/.well-known/openid-configuration"));
    Component server = new Component(spec(), realm, LIMIT, children);
    known.accept(server);
    server.start();
    home.keepRealm();
    return server;
  }

  private ProcessSpec spec() {
    ClassArchive archive = layout.archive(NAME, program.file());
    List<String> command =
        KeycloakCommand.of(
            JavaCommand.withHeap(HEAP, layout.state()).with(archive),
            program.file(),
            home.path(),
            "start",
            "--optimized",
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + port,
            "--hostname=" + address(),
            "--cache=local",
            "--import-realm");
    return ProcessSpec.of(
            NAME,
            command,
            Map.of(
                "MALLOC_ARENA_MAX", "2",
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak.admin")),
            home.path(),
            layout.log(NAME))
        .archivedIn(archive);
  }
}
