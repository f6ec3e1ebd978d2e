package io.supervisor.local.keycloak;

import io.supervisor.local.process.JavaCommand;
import java.nio.file.Path;
import java.util.List;

/** Keycloak's command line without its start script, which insists on more memory. */
final class KeycloakCommand {

  private KeycloakCommand() {}

  /**
   * The whole command.
   *
   * @param program its jar, the same for all homes, so that one class-data archive fits
   */
  static List<String> of(JavaCommand java, Path program, Path home, String... arguments) {
    return java.with("--add-opens=java.base/java.util=ALL-UNNAMED")
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
        .main(program.toString(), "io.quarkus.bootstrap.runner.QuarkusEntryPoint", arguments);
  }
}
