package io.supervisor.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

/**
 * Where the servers of this build are; starts them when nobody has.
 *
 * @param postgres port of PostgreSQL
 * @param kafka host and port of the broker
 */
record SharedServers(int postgres, String kafka) {

  private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  static SharedServers get() {
    Path folder = Path.of(System.getProperty("suite.root"), "target", "test-servers");
    try {
      Files.createDirectories(folder);
      Path ready = folder.resolve("ready.properties");
      try (FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        lock.lock();
        if (!running(ready)) {
          start(folder, ready);
        }
        Properties found = read(ready);
        return new SharedServers(
            Integer.parseInt(found.getProperty("postgres")), found.getProperty("kafka"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean running(Path ready) throws IOException {
    return Files.exists(ready)
        && ProcessHandle.of(Long.parseLong(read(ready).getProperty("pid")))
            .filter(ProcessHandle::isAlive)
            .isPresent();
  }

  private static Properties read(Path ready) throws IOException {
    Properties properties = new Properties();
    try (var in = Files.newInputStream(ready)) {
      properties.load(in);
    }
    return properties;
  }

  private static void start(Path folder, Path ready) throws IOException {
    Files.deleteIfExists(ready);
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.io.tmpdir=" + temporary,
                    "-cp",
                    classPath,
                    TestServers.class.getName(),
                    ready.toString(),
                    Long.toString(build().pid())))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    process.getOutputStream().close();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(ready)) {
      if (!process.isAlive() || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException("the test servers did not start, see " + folder + "/log");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The Maven that runs this test, or what else started it. */
  private static ProcessHandle build() {
    ProcessHandle process = ProcessHandle.current().parent().orElseThrow();
    for (ProcessHandle above = process; above != null; above = above.parent().orElse(null)) {
      if (commandLine(above).contains(MAVEN)) {
        return above;
      }
    }
    return process;
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return process.info().commandLine().orElse("");
    }
  }
}
