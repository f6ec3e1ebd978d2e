package io.supervisor.gateway.proxy;

import java.util.regex.Pattern;

/**
 * Refuses paths that two parsers may read differently: encoded separators, dots, letters and
 * digits, path parameters, double slashes, control characters. The services refuse the same paths
 * once more.
 */
final class PathGuard {

  private static final Pattern SUSPICIOUS =
      Pattern.compile(
          "(?i);|//|\\\\|%2f|%5c|%3b|%00|%25|%2e|%(3[0-9]|4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])|/\\./|/\\.\\./|/\\.\\.?$|[^\\x21-\\x7e]");

  private PathGuard() {}

  static boolean allows(String uri) {
    int query = uri.indexOf('?');
    return !SUSPICIOUS.matcher(query < 0 ? uri : uri.substring(0, query)).find();
  }
}
