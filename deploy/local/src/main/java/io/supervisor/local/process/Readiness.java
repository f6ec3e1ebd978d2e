package io.supervisor.local.process;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells whether a component can be used; asked again and again until it says yes. */
@FunctionalInterface
public interface Readiness {

  boolean now() throws IOException;

  /** Ready when a GET answers 200. */
  static Readiness http(URI uri) {
    return () -> {
      HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(2_000);
      connection.setReadTimeout(5_000);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    };
  }

  /** Ready when a file is there. */
  static Readiness file(Path file) {
    return () -> Files.exists(file);
  }
}
