package io.supervisor.local.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** The list of topics that the broker must have. */
public record TopicFile(List<TopicSpec> topics) {

  public static TopicFile read(Path file) {
    try {
      return new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), TopicFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
