package io.supervisor.simulator.http;

import io.supervisor.simulator.model.ApiFailure;

/** Reads resource versions that clients send. */
final class Versions {
  private Versions() {}

  static long parse(String text) {
    try {
      return Long.parseUnsignedLong(text);
    } catch (NumberFormatException e) {
      throw ApiFailure.badRequest("invalid resource version: " + problem(text));
    }
  }

  static String problem(String text) {
    return "resourceVersion: Invalid value: \""
        + text
        + "\": strconv.ParseUint: parsing \""
        + text
        + "\": invalid syntax";
  }
}
