package io.supervisor.local.postgres;

import io.supervisor.local.process.Executables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL refuses to run as root, so root runs it in a user namespace where nobody is root. */
final class PostgresUser {

  private final boolean root;

  PostgresUser(Path ownedByUs) {
    try {
      this.root =
          Executables.onPath("unshare") && Files.getAttribute(ownedByUs, "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> command(String... words) {
    List<String> all = new ArrayList<>();
    if (root) {
      all.addAll(List.of("unshare", "-U"));
    }
    all.addAll(List.of(words));
    return all;
  }
}
