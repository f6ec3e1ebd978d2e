package io.supervisor.platform.event;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;

/**
 * An event of a topic, in CloudEvents binary mode, with its envelope checked.
 *
 * @param version version of the aggregate, 1 and up: the ordering truth of one key
 * @param data the JSON data as it came
 */
public record ReceivedEvent(
    String topic,
    String key,
    String id,
    String source,
    String type,
    long version,
    Lineage lineage,
    byte[] data) {

  /** The chain that events caused by this one continue. */
  public Lineage next() {
    return lineage.causedBy(id);
  }

  /** Reads the data into a record that has only the fields this reader needs. */
  public <T> T as(Class<T> shape, ObjectMapper json) {
    try {
      return json.readValue(data, shape);
    } catch (IOException e) {
      throw new MalformedEvent("data of " + type + " " + id + " is no " + shape.getSimpleName(), e);
    }
  }
}
