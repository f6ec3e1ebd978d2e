package io.supervisor.install.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import org.hibernate.annotations.Immutable;

/** Compatibility as JSON. */
@Immutable
public class CompatibilityColumn implements AttributeConverter<Compatibility, String> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public String convertToDatabaseColumn(Compatibility compatibility) {
    try {
      return JSON.writeValueAsString(compatibility);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a compatibility has no JSON form", e);
    }
  }

  @Override
  public Compatibility convertToEntityAttribute(String stored) {
    try {
      return JSON.readValue(stored, Compatibility.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored compatibility is no JSON", e);
    }
  }
}
