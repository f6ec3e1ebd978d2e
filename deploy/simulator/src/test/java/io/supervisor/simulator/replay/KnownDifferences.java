package io.supervisor.simulator.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The list of exchanges that we answer otherwise, and whether we always do. */
record KnownDifferences(Map<String, Boolean> always) {

  static KnownDifferences read() {
    Map<String, Boolean> always = new LinkedHashMap<>();
    try (InputStream file = KnownDifferences.class.getResourceAsStream("/replay-differences.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList()) {
        String[] words = line.split(" ", 3);
        always.put(words[0], words[1].equals("always"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KnownDifferences(always);
  }

  /** Those of the topic that are in the list for each time, or by chance. */
  List<String> of(String topic, boolean each) {
    return always.entrySet().stream()
        .filter(e -> e.getKey().startsWith(topic + "/") && e.getValue() == each)
        .map(Map.Entry::getKey)
        .toList();
  }
}
