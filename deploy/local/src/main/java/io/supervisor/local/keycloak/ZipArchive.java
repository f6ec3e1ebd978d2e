package io.supervisor.local.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A zip file whose entries carry Unix modes. */
record ZipArchive(Path file) {

  /** Name of the one folder that everything is in. */
  String topFolder() throws IOException {
    try (ZipFile zip = open()) {
      String first = zip.getEntries().nextElement().getName();
      return first.substring(0, first.indexOf('/'));
    }
  }

  /** Unpacks the content of the top folder. */
  void unpack(Path target) throws IOException {
    try (ZipFile zip = open()) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
        String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path path = target.resolve(inside).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("unexpected entry " + entry.getName());
        }
        write(zip, entry, path);
      }
    }
  }

  private ZipFile open() throws IOException {
    return ZipFile.builder().setPath(file).get();
  }

  private static void write(ZipFile zip, ZipArchiveEntry entry, Path path) throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    try (InputStream content = zip.getInputStream(entry)) {
      Files.copy(content, path);
    }
    if ((entry.getUnixMode() & 0100) != 0) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
