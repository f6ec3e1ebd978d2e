package io.supervisor.simulator.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Exchanges of a topic that show one thing and must all agree. */
record GoldenCase(String name, String topic, List<String> ranges) {

  static List<GoldenCase> all() {
    try (InputStream file = GoldenCase.class.getResourceAsStream("/golden-cases.txt")) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(GoldenCase::parse)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldenCase parse(String line) {
    String[] parts = line.split(": ", 2);
    List<String> words = List.of(parts[1].split(" "));
    return new GoldenCase(parts[0], words.get(0), words.subList(1, words.size()));
  }

  List<Replay.Outcome> of(List<Replay.Outcome> outcomes) {
    return outcomes.stream().filter(o -> shows(o.exchange().number())).toList();
  }

  /** Numbers have three digits each, so that they have the order of texts. */
  private boolean shows(String number) {
    return ranges.stream()
        .map(range -> range.split("-"))
        .anyMatch(ends -> number.compareTo(ends[0]) >= 0 && number.compareTo(ends[1]) <= 0);
  }
}
