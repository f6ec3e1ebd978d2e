package io.supervisor.local.process;

import io.supervisor.local.state.StateDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a small JVM that belongs to a suite. */
public final class JavaCommand {

  private final List<String> words = new ArrayList<>();

  private JavaCommand() {}

  /** A JVM with at most so much heap, with options that keep the rest of it small, too. */
  public static JavaCommand withHeap(int mebibytes, StateDirectory state) {
    return new JavaCommand()
        .with(Executables.java())
        .with("-Xms32m", "-Xmn24m", "-Xmx" + mebibytes + "m")
        .with("-XX:MinHeapFreeRatio=10", "-XX:MaxHeapFreeRatio=20")
        .with("-Xss512k")
        .with("-XX:+UseSerialGC")
        .with("-XX:TieredStopAtLevel=1")
        .with("-XX:-UsePerfData")
        .with("-XX:+ExitOnOutOfMemoryError")
        .with("-Dfile.encoding=UTF-8")
        .with("-Djava.io.tmpdir=" + state.directory("tmp"))
        .with("-Dsupervisor.state=" + state.path());
  }

  /** Starts faster with the archive, or is able to make it. */
  public JavaCommand with(ClassArchive archive) {
    return with(archive.options());
  }

  public JavaCommand with(String... more) {
    words.addAll(List.of(more));
    return this;
  }

  /** The whole command with a class path and a main class. */
  public List<String> main(String classPath, String mainClass, String... arguments) {
    return with("-cp", classPath, mainClass).with(arguments).words();
  }

  /** The whole command with an executable jar. */
  public List<String> jar(Path jar, String... arguments) {
    return with("-jar", jar.toString()).with(arguments).words();
  }

  private List<String> words() {
    return List.copyOf(words);
  }
}
