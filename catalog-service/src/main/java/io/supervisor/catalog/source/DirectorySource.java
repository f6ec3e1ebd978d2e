package io.supervisor.catalog.source;

import io.supervisor.catalog.registration.Provenance;
import io.supervisor.catalog.registration.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A directory of package files, at most five levels deep and 2,000 files. A file {@code x.yaml.sig}
 * beside {@code x.yaml} is its signature as {@code cosign sign-blob} writes it.
 */
final class DirectorySource implements PackageSource {

  private static final int DEPTH = 5;
  private static final int MOST_FILES = 2_000;

  private final Path directory;
  private final boolean byDefault;
  private final PackageFiles files;
  private final CosignKeys keys;
  private final int largest;

  DirectorySource(
      Path directory, boolean byDefault, PackageFiles files, CosignKeys keys, int largest) {
    this.directory = directory;
    this.byDefault = byDefault;
    this.files = files;
    this.keys = keys;
    this.largest = largest;
  }

  @Override
  public String name() {
    return directory.toString();
  }

  @Override
  public List<SourcePackage> read() throws IOException {
    Map<String, byte[]> found = new TreeMap<>();
    try (Stream<Path> walk = Files.walk(directory, DEPTH)) {
      for (Path file : (Iterable<Path>) walk.filter(DirectorySource::isYaml)::iterator) {
        if (found.size() == MOST_FILES) {
          throw new IOException("there are more than " + MOST_FILES + " YAML files");
        }
        if (Files.size(file) <= largest) {
          found.put(directory.relativize(file).toString(), Files.readAllBytes(file));
        }
      }
    }
    List<SourcePackage> packages = new ArrayList<>();
    for (Map.Entry<String, byte[]> upload : files.uploads(found).entrySet()) {
      Provenance from =
          new Provenance(
              Provenance.Source.DIRECTORY,
              upload.getKey(),
              signature(upload.getKey(), found.get(upload.getKey())),
              State.ACTIVATED,
              byDefault);
      packages.add(new SourcePackage(upload.getValue(), from));
    }
    return packages;
  }

  private Provenance.Signature signature(String name, byte[] content) throws IOException {
    Path signature = directory.resolve(name + ".sig");
    if (keys.none() || !Files.isRegularFile(signature) || Files.size(signature) > 10_000) {
      return Provenance.Signature.UNSIGNED;
    }
    return keys.verify(content, Files.readString(signature))
        ? Provenance.Signature.VERIFIED
        : Provenance.Signature.BROKEN;
  }

  private static boolean isYaml(Path file) {
    return file.toString().matches(".*\\.ya?ml") && Files.isRegularFile(file);
  }
}
