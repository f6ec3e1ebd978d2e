package io.supervisor.catalog.source;

import io.quarkus.scheduler.Scheduled;
import io.supervisor.catalog.yaml.YamlLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import land.oras.ContainerRef;
import land.oras.LayoutRef;
import land.oras.OCILayout;
import land.oras.Registry;
import land.oras.auth.UsernamePasswordProvider;
import org.jboss.logging.Logger;

/** The configured sources; each is read after the start and then again and again. */
@ApplicationScoped
class Sources {

  private static final Logger LOG = Logger.getLogger(Sources.class);
  private static final String LAYOUT = "layout:";

  private final SourceConfig config;
  private final SourceImport importer;
  private final CosignKeys keys;
  private final ImageReading reading;
  private final YamlLimits limits;
  private final ConcurrentSkipListMap<String, SourceReport> reports = new ConcurrentSkipListMap<>();

  Sources(
      SourceConfig config,
      SourceImport importer,
      CosignKeys keys,
      ImageReading reading,
      YamlLimits limits) {
    this.config = config;
    this.importer = importer;
    this.keys = keys;
    this.reading = reading;
    this.limits = limits;
  }

  @Scheduled(
      every = "${supervisor.catalog.sources.every:30s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void readAll() {
    config.directory().ifPresent(folder -> read(folder.toString(), () -> directory(folder)));
    config.oci().orElse(List.of()).forEach(name -> read(name, () -> oci(name)));
  }

  /** A source that is not there yet is tried again the next time. */
  private void read(String name, Supplier<PackageSource> opened) {
    SourceReport report;
    try {
      report = importer.run(opened.get());
    } catch (RuntimeException e) {
      report = SourceReport.unreadable(name, String.valueOf(e.getMessage()));
    }
    SourceReport before = reports.put(name, report);
    if (!report.refused().isEmpty()
        && (before == null || !before.refused().equals(report.refused()))) {
      LOG.warnf("source %s refuses: %s", name, report.refused());
    }
  }

  /** What the last readings brought, by source. */
  List<SourceReport> reports() {
    return List.copyOf(reports.values());
  }

  private PackageSource directory(Path folder) {
    return new DirectorySource(
        folder, config.directoryIsDefault(), reading.files(), keys, limits.maxBytes());
  }

  private PackageSource oci(String name) {
    if (name.startsWith(LAYOUT)) {
      OCILayout layout = OCILayout.fromLayoutIndex(Path.of(name.substring(LAYOUT.length())));
      return layout(name, layout, reading);
    }
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    String tag = colon < 0 ? null : name.substring(colon + 1);
    String repository = colon < 0 ? name : name.substring(0, colon);
    return registry(repository, registry(), tag, reading);
  }

  /** A source of all images of a layout. */
  static PackageSource layout(String name, OCILayout layout, ImageReading reading) {
    Images<LayoutRef> images = new Images<>(layout, LayoutRef.of(layout), LayoutRef::withTag);
    return new OciSource(name, images, null, reading);
  }

  /** A source of the images of a repository, or of one tag. */
  static PackageSource registry(
      String repository, Registry registry, String tag, ImageReading reading) {
    Images<ContainerRef> images =
        new Images<>(
            registry,
            ContainerRef.parse(repository),
            (at, wanted) -> ContainerRef.parse(repository + ":" + wanted));
    return new OciSource(repository, images, tag, reading);
  }

  private Registry registry() {
    Registry.Builder builder = Registry.builder();
    if (config.user().isPresent()) {
      builder.withAuthProvider(
          new UsernamePasswordProvider(config.user().get(), config.password().orElse("")));
    }
    return builder.withInsecure(config.insecure()).build();
  }
}
