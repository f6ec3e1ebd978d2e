package io.supervisor.install.rendering.helm;

import com.marcnuri.helm.TemplateCommand;
import com.marcnuri.helm.jni.HelmLib;
import com.marcnuri.helm.jni.NativeLibrary;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Helm's own code as a native library in this process; it comes for Linux on amd64 only and is
 * never fetched from anywhere. It is unpacked (98 MB in the temporary folder) and loaded when the
 * first chart is looked at. A call into it cannot be interrupted, and its memory is not the heap's.
 * The template function {@code lookup} would reach the cluster of the service, so that charts that
 * could call it must be kept away.
 */
public final class NativeHelm implements ChartEngine {

  private final String system;
  private final String processor;
  private HelmLib library;
  private String reason = "";

  /** The library for the machine that this runs on. */
  public NativeHelm() {
    this(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  NativeHelm(String system, String processor) {
    this.system = system.toLowerCase(Locale.ROOT);
    this.processor = processor.toLowerCase(Locale.ROOT);
  }

  @Override
  public Optional<String> missing() {
    load();
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  @Override
  public String render(Path chart, List<Path> values, Release release) {
    var helm = load();
    if (helm == null) {
      throw new IllegalStateException(reason);
    }
    var command =
        new TemplateCommand(helm, chart)
            .withName(release.name())
            .withNamespace(release.namespace())
            .withKubeVersion(release.kubernetesVersion());
    values.forEach(command::withValuesFile);
    return command.call();
  }

  private synchronized HelmLib load() {
    if (library == null && reason.isEmpty()) {
      try {
        reason = absence();
        library = reason.isEmpty() ? provided().load() : null;
      } catch (RuntimeException | LinkageError e) {
        reason = "the native helm library cannot be loaded on this machine";
      }
    }
    return library;
  }

  private String absence() {
    boolean linux = system.equals("linux");
    boolean amd64 = processor.equals("amd64") || processor.equals("x86_64");
    if (!linux || !amd64) {
      return "there is no native helm library for this platform, only for Linux on amd64";
    }
    return provided() == null ? "the native helm library is not part of this installation" : "";
  }

  /** Asks the class path only; the library's own way would go on to the network. */
  private static NativeLibrary provided() {
    return NativeLibrary.serviceProviderLibrary(NativeHelm.class.getClassLoader());
  }
}
