package io.supervisor.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One media type of an Accept or Content-Type header, with its parameters. */
record MediaType(String name, Map<String, String> parameters) {

  static List<MediaType> parse(String header) {
    List<MediaType> types = new ArrayList<>();
    for (String part : header.split(",")) {
      if (!part.isBlank()) {
        types.add(one(part));
      }
    }
    return types;
  }

  static MediaType one(String text) {
    String[] parts = text.trim().split("\\s*;\\s*");
    Map<String, String> parameters = new TreeMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      parameters.put(pair[0], pair.length > 1 ? pair[1] : "");
    }
    return new MediaType(parts[0].toLowerCase(Locale.ROOT), parameters);
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }
}
