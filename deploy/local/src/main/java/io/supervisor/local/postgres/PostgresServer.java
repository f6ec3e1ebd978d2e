package io.supervisor.local.postgres;

import io.supervisor.local.Layout;
import io.supervisor.local.process.Children;
import io.supervisor.local.process.Component;
import io.supervisor.local.process.ProcessSpec;
import io.supervisor.local.process.Signal;
import io.supervisor.local.process.Tools;
import io.supervisor.local.state.Secrets;
import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The database server of a suite: makes its data once, starts it on loopback. */
public final class PostgresServer {

  public static final String NAME = "postgres";
  private static final Duration LIMIT = Duration.ofSeconds(90);

  private final Layout layout;
  private final Secrets secrets;
  private final Children children;
  private final Database database;

  public PostgresServer(Layout layout, Secrets secrets, int port, Children children) {
    this.layout = layout;
    this.secrets = secrets;
    this.children = children;
    this.database = new Database(port, secrets);
  }

  public Database database() {
    return database;
  }

  /** Starts it with the database, the schemas and the roles of all services in it. */
  public Component start(Consumer<Component> known) throws InterruptedException {
    PostgresProgram program = PostgresProgram.prepare(layout.built());
    PostgresUser user = new PostgresUser(layout.state().path());
    Path data = layout.state().file("postgres");
    if (!Files.exists(data)) {
      makeData(program, user, data);
    }
    Component server = new Component(spec(program, user, data), database::answers, LIMIT, children);
    known.accept(server);
    removeOldPidFile(data);
    server.start();
    database.fill(layout.source("deploy/db/init.sql"));
    return server;
  }

  private void makeData(PostgresProgram program, PostgresUser user, Path data)
      throws InterruptedException {
    StateDirectory state = layout.state();
    state.delete("postgres.next");
    Path next = state.directory("postgres.next");
    Path password = state.write("postgres.password", secrets.password("postgres"));
    List<String> command =
        user.command(
            program.program("initdb"),
            "--pgdata=" + next,
            "--username=postgres",
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--set=shared_buffers=32MB");
    try {
      new Tools(children).run(process(command, Signal.TERM), LIMIT);
      Files.move(next, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep " + data, e);
    } finally {
      state.delete("postgres.password");
    }
  }

  private ProcessSpec spec(PostgresProgram program, PostgresUser user, Path data) {
    List<String> command =
        user.command(
            program.program("postgres"),
            "-D",
            data.toString(),
            "-p",
            Integer.toString(database.port()),
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "unix_socket_directories=",
            "-c",
            "max_connections=150",
            "-c",
            "timezone=UTC",
            "-c",
            "log_timezone=UTC");
    return process(command, Signal.INT);
  }

  private ProcessSpec process(List<String> command, Signal stop) {
    return new ProcessSpec(
        NAME,
        command,
        Map.of("LC_ALL", "C"),
        layout.state().path(),
        layout.log(NAME),
        stop,
        Optional.empty());
  }

  /**
   * After a crash the file names a process that is gone, or by now a stranger's, which PostgreSQL
   * would take for itself. Ours was ended before, so the file is always old.
   */
  private static void removeOldPidFile(Path data) {
    try {
      Files.deleteIfExists(data.resolve("postmaster.pid"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete an old postmaster.pid", e);
    }
  }
}
