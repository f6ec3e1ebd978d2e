package io.supervisor.install.process;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The namespace of an install: {@code svc-<first label of the service>-<supervisor>}, at most 63
 * characters; a second service with the same first label gets a hash at the end.
 */
public record NamespaceName(String supervisor, String service) {

  private static final int LONGEST = 63;

  /** The usual one of an install that is not there yet, by its id. */
  public static String of(String install) {
    int slash = install.indexOf('/');
    return new NamespaceName(install.substring(0, slash), install.substring(slash + 1)).plain();
  }

  String plain() {
    return bounded("svc-" + firstLabel() + "-" + supervisor, LONGEST);
  }

  String distinct() {
    CRC32 hash = new CRC32();
    hash.update(service.getBytes(StandardCharsets.UTF_8));
    return bounded("svc-" + firstLabel() + "-" + supervisor, LONGEST - 9)
        + "-%08x".formatted(hash.getValue());
  }

  private String firstLabel() {
    int dot = service.indexOf('.');
    return dot < 0 ? service : service.substring(0, dot);
  }

  private static String bounded(String name, int longest) {
    String cut = name.length() <= longest ? name : name.substring(0, longest);
    return cut.replaceAll("-+$", "");
  }
}
