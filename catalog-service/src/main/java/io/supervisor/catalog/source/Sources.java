package io.supervisor.catalog.source;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.supervisor.catalog.yaml.YamlLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import land.oras.ContainerRef;
import land.oras.LayoutRef;
import land.oras.OCILayout;
import land.oras.Registry;
import land.oras.auth.UsernamePasswordProvider;

/** The configured sources; each is read after the start and then again and again. */
@ApplicationScoped
class Sources {

  private static final String LAYOUT = "layout:";

  private final SourceConfig config;
  private final SourceImport importer;
  private final PackageFiles files;
  private final CosignKeys keys;
  private final ImageReaders readers;
  private final YamlLimits limits;
  private final ConcurrentSkipListMap<String, SourceReport> reports = new ConcurrentSkipListMap<>();
  private volatile List<PackageSource> sources = List.of();

  Sources(
      SourceConfig config,
      SourceImport importer,
      PackageFiles files,
      CosignKeys keys,
      ImageReaders readers,
      YamlLimits limits) {
    this.config = config;
    this.importer = importer;
    this.files = files;
    this.keys = keys;
    this.readers = readers;
    this.limits = limits;
  }

  void start(@Observes StartupEvent event) {
    List<PackageSource> all = new ArrayList<>();
    config
        .directory()
        .ifPresent(
            directory ->
                all.add(
                    new DirectorySource(
                        directory, config.directoryIsDefault(), files, keys, limits.maxBytes())));
    config.oci().orElse(List.of()).forEach(name -> all.add(oci(name)));
    sources = List.copyOf(all);
  }

  @Scheduled(
      every = "${supervisor.catalog.sources.every:30s}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void readAll() {
    for (PackageSource source : sources) {
      reports.put(source.name(), importer.run(source));
    }
  }

  /** What the last readings brought, by source. */
  List<SourceReport> reports() {
    return List.copyOf(reports.values());
  }

  private PackageSource oci(String name) {
    if (name.startsWith(LAYOUT)) {
      Path folder = Path.of(name.substring(LAYOUT.length()));
      OCILayout layout = OCILayout.fromLayoutIndex(folder);
      return readers.source(name, layout, LayoutRef.of(layout), null);
    }
    int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
    String tag = colon < 0 ? null : name.substring(colon + 1);
    String repository = colon < 0 ? name : name.substring(0, colon);
    return readers.source(repository, registry(), ContainerRef.parse(repository), tag);
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
