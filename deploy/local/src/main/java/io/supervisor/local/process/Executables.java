package io.supervisor.local.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs of the machine. */
public final class Executables {

  private static final boolean SETSID = onPath("setsid");

  private Executables() {}

  /** The Java that runs this launcher. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Whether a program is found by its name. */
  public static boolean onPath(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .filter(directory -> !directory.isEmpty())
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  static List<String> inOwnSession(List<String> command) {
    List<String> all = new ArrayList<>();
    if (SETSID) {
      all.add("setsid");
    }
    all.addAll(command);
    return all;
  }
}
