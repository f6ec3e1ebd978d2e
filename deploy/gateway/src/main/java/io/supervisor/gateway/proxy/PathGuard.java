package io.supervisor.gateway.proxy;

import java.util.regex.Pattern;

/**
 * Refuses paths that two parsers may read differently: encoded separators and dots, path
 * parameters, double slashes, control characters. The services refuse the same paths once more.
 */
final class PathGuard {

  private static final Pattern SUSPICIOUS =
      Pattern.compile(
          "(?i);|//|\\\\|%2f|%5c|%3b|%00|%25|%2e|/\\./|/\\.\\./|/\\.\\.?$|[^\\x21-\\x7e]");

  private PathGuard() {}

  static boolean allows(String uri) {
    int query = uri.indexOf('?');
    return !SUSPICIOUS.matcher(query < 0 ? uri : uri.substring(0, query)).find();
  }
}
