package io.supervisor.local.keycloak;

import io.supervisor.local.process.JavaCommand;
import io.supervisor.local.state.StateDirectory;
import java.nio.file.Path;
import java.util.List;

/** Keycloak's command line without its start script, which insists on more memory. */
final class KeycloakCommand {

  private KeycloakCommand() {}

  static List<String> of(Path home, int heap, StateDirectory state, String... arguments) {
    return JavaCommand.withHeap(heap, state)
        .with("--add-opens=java.base/java.util=ALL-UNNAMED")
        .with("--add-opens=java.base/java.util.concurrent=ALL-UNNAMED")
        .with("--add-opens=java.base/java.security=ALL-UNNAMED")
        .with("--add-opens=java.base/java.lang=ALL-UNNAMED")
        .with("-Duser.language=en", "-Duser.country=US")
        .with(
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory")
        .with("-Djava.util.logging.manager=org.jboss.logmanager.LogManager")
        .with("-Dquarkus-log-max-startup-records=10000")
        .with("-Dpicocli.disable.closures=true")
        .with("-Dkc.home.dir=" + home)
        .with("-Djboss.server.config.dir=" + home.resolve("conf"))
        .main(
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            arguments);
  }
}
