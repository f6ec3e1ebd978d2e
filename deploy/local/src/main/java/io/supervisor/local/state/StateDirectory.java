package io.supervisor.local.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The directory where a suite keeps everything; only its owner can look inside. */
public record StateDirectory(Path path) {

  /** Makes the directory when it is not there. */
  public static StateDirectory open(Path path) {
    StateDirectory state = new StateDirectory(path.toAbsolutePath().normalize());
    makePrivate(state.path());
    return state;
  }

  /** A directory inside, made when it is not there. */
  public Path directory(String name) {
    return makePrivate(path.resolve(name));
  }

  /** A path inside that may not exist. */
  public Path file(String name) {
    return path.resolve(name);
  }

  private static Path makePrivate(Path directory) {
    try {
      Files.createDirectories(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make " + directory, e);
    }
  }

  /** Text of a file, when there is one. */
  public Optional<String> read(String name) {
    Path file = file(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /** Writes a file for the owner's eyes only, in one step. */
  public Path write(String name, String text) {
    Path file = file(name);
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.deleteIfExists(next);
      Files.createFile(
          next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(next, text);
      return Files.move(
          next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  /** Deletes a file or a directory with everything in it; links are not followed. */
  public void delete(String name) {
    deleteTree(file(name));
  }

  /** Deletes everything but the names given. */
  public void clear(List<String> kept) {
    try (Stream<Path> found = Files.list(path)) {
      found
          .filter(entry -> !kept.contains(entry.getFileName().toString()))
          .toList()
          .forEach(StateDirectory::deleteTree);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /** Deletes a file or a directory with everything in it; links are not followed. */
  public static void deleteTree(Path root) {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> found = Files.walk(root)) {
      for (Path entry : found.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + root, e);
    }
  }
}
