package io.supervisor.local.state;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Names and values that are kept over restarts; each change is written at once. */
final class PropertyFile {

  private final StateDirectory state;
  private final String name;
  private final Map<String, String> values = new TreeMap<>();

  PropertyFile(StateDirectory state, String name) {
    this.state = state;
    this.name = name;
    state.read(name).ifPresent(this::load);
  }

  private void load(String text) {
    Properties read = new Properties();
    try {
      read.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    read.stringPropertyNames().forEach(key -> values.put(key, read.getProperty(key)));
  }

  synchronized String get(String key) {
    return values.get(key);
  }

  synchronized void put(String key, String value) {
    values.put(key, value);
    save();
  }

  /** The value, made and kept when there is none. */
  synchronized String get(String key, Supplier<String> fresh) {
    String known = values.get(key);
    if (known != null) {
      return known;
    }
    String made = fresh.get();
    put(key, made);
    return made;
  }

  private void save() {
    state.write(
        name,
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }
}
