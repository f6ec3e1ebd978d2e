package io.supervisor.local;

import io.supervisor.local.client.UnexpectedAnswer;
import io.supervisor.local.demo.Demo;
import io.supervisor.local.demo.DemoFailure;
import io.supervisor.local.process.StartFailure;
import io.supervisor.local.state.StateDirectory;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code deploy/up}: starts the suite, shows how to use it, runs until it is ended. */
@Command(
    name = "deploy/up",
    mixinStandardHelpOptions = true,
    description = "Starts the whole suite on this machine, without containers.")
public final class Up implements Callable<Integer> {

  private static final String PACKAGES = "deploy/packages";

  @Option(names = "--demo", description = "upload Contour, install it on domain-c8, show how")
  private boolean demo;

  @Option(names = "--once", description = "end everything when it is ready and the demo is over")
  private boolean once;

  @Option(names = "--detach", description = "go on in the background; deploy/down ends it")
  private boolean detach;

  @Option(names = "--fresh", description = "delete all state in .local first")
  private boolean fresh;

  @Option(names = "--catalog", description = "register the services of deploy/packages at start")
  private boolean catalog;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "port of the gateway (${DEFAULT-VALUE})")
  private int port;

  private final PrintStream out = System.out;
  private final boolean terminal = Boolean.getBoolean("supervisor.terminal");
  private volatile boolean ending;

  /** Runs the command and ends the process with its result. */
  public static void main(String[] arguments) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
    System.exit(new CommandLine(new Up()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    if (detach && once) {
      out.println("--detach and --once exclude each other.");
      return CommandLine.ExitCode.USAGE;
    }
    Path root = Path.of(System.getProperty("supervisor.root", ".")).toAbsolutePath().normalize();
    StateDirectory state = StateDirectory.open(root.resolve(".local"));
    ConsoleProgress progress = new ConsoleProgress(out, Charset.defaultCharset(), terminal);
    try {
      Running running = Running.take(state, fresh);
      Machine.here(state.path()).mustCarryTheSuite();
      Path packages = catalog ? root.resolve(PACKAGES) : null;
      Suite suite =
          Suite.open(new SuiteOptions(root, state.path(), port, progress, null, packages));
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> end(suite, running, progress), "shutdown"));
      return use(suite, running, root, progress);
    } catch (StartFailure e) {
      report(e);
    } catch (DemoFailure | UnexpectedAnswer | UncheckedIOException e) {
      complain(e.getMessage());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }

  private int use(Suite suite, Running running, Path root, ConsoleProgress progress)
      throws InterruptedException {
    running.at(suite.url());
    long begin = System.nanoTime();
    suite.launch();
    suite.registerSupervisors();
    progress.settle();
    out.println(readiness(suite, Duration.ofNanos(System.nanoTime() - begin)));
    Credentials credentials = Credentials.of(suite);
    credentials.keep(running.state());
    if (demo) {
      new Demo(suite.api(), root.resolve(PACKAGES), out).run(suite.kubeconfig("domain-c8"));
    }
    out.println();
    out.print(credentials.text());
    running.ready();
    if (once) {
      return CommandLine.ExitCode.OK;
    }
    out.println(detach ? "End it with deploy/down." : "End it with Ctrl-C or deploy/down.");
    out.flush();
    suite.archiveClasses();
    new Supervision(suite, progress).run();
    return CommandLine.ExitCode.OK;
  }

  private static String readiness(Suite suite, Duration took) {
    OptionalLong memory = suite.memory();
    String used = memory.isPresent() ? ", %d MiB of memory".formatted(memory.getAsLong()) : "";
    return "Ready after %.1f s%s.".formatted(took.toMillis() / 1000.0, used);
  }

  private void end(Suite suite, Running running, ConsoleProgress progress) {
    ending = true;
    progress.close();
    out.println("Ending everything ...");
    suite.close();
    running.close();
  }

  private void complain(String line) {
    if (!ending) {
      out.println(line);
    }
  }

  private void report(StartFailure failure) {
    complain("");
    complain(failure.component() + ": " + failure.getMessage());
    failure.log().forEach(line -> complain("  | " + line));
    complain(failure.advice());
  }
}
