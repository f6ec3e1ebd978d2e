package io.supervisor.install.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.AttributeConverter;
import org.hibernate.annotations.Immutable;

/** Relations as JSON. */
@Immutable
public class RelationsColumn implements AttributeConverter<Relations, String> {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Override
  public String convertToDatabaseColumn(Relations relations) {
    try {
      return JSON.writeValueAsString(relations);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("relations have no JSON form", e);
    }
  }

  @Override
  public Relations convertToEntityAttribute(String stored) {
    try {
      return JSON.readValue(stored, Relations.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored relations are no JSON", e);
    }
  }
}
