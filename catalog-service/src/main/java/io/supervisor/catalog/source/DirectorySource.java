package io.supervisor.catalog.source;

import io.supervisor.catalog.registration.Provenance;
import io.supervisor.catalog.registration.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory of package files, at most five levels deep and 2,000 files; links are not followed. A
 * file {@code x.yaml.sig} beside {@code x.yaml} is its signature as {@code cosign sign-blob} writes
 * it.
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
  public void read(Taker taker) throws IOException {
    for (PackageFiles.Upload upload : files.uploads(yamlFiles(taker), this::content)) {
      Provenance from =
          new Provenance(
              Provenance.Source.DIRECTORY,
              upload.location(),
              signature(upload),
              State.ACTIVATED,
              byDefault);
      taker.take(new SourcePackage(PackageFiles.join(upload, this::content), from));
    }
  }

  private List<String> yamlFiles(Taker taker) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> walk = Files.walk(directory, DEPTH)) {
      for (Path file : (Iterable<Path>) walk.filter(DirectorySource::isYaml).sorted()::iterator) {
        String name = directory.relativize(file).toString();
        if (found.size() == MOST_FILES) {
          throw new IOException("there are more than " + MOST_FILES + " YAML files");
        }
        if (Files.size(file) > largest) {
          taker.refuse(name, "is larger than %d bytes".formatted(largest));
        } else {
          found.add(name);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return found;
  }

  private byte[] content(String name) throws IOException {
    return Files.readAllBytes(directory.resolve(name));
  }

  /** That of the worst file: a package is verified when all of it is. */
  private Provenance.Signature signature(PackageFiles.Upload upload) throws IOException {
    Provenance.Signature worst = Provenance.Signature.VERIFIED;
    for (String file : upload.files()) {
      Provenance.Signature own = signature(file);
      worst = own.compareTo(worst) > 0 ? own : worst;
    }
    return worst;
  }

  private Provenance.Signature signature(String name) throws IOException {
    Path signature = directory.resolve(name + ".sig");
    if (keys.none() || !Files.isRegularFile(signature) || Files.size(signature) > 10_000) {
      return Provenance.Signature.UNSIGNED;
    }
    return keys.verify(content(name), Files.readString(signature))
        ? Provenance.Signature.VERIFIED
        : Provenance.Signature.BROKEN;
  }

  private static boolean isYaml(Path file) {
    return file.toString().matches(".*\\.ya?ml")
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }
}
