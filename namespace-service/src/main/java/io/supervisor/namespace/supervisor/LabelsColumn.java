package io.supervisor.namespace.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** Labels as a JSON map. */
@Immutable
public class LabelsColumn implements AttributeConverter<Labels, String> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public String convertToDatabaseColumn(Labels labels) {
    try {
      return JSON.writeValueAsString(labels.all());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("labels have no JSON form", e);
    }
  }

  @Override
  public Labels convertToEntityAttribute(String stored) {
    try {
      return new Labels(JSON.readValue(stored, new TypeReference<Map<String, String>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored labels are no JSON", e);
    }
  }
}
