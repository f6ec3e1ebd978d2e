package io.supervisor.install.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Conditions as a JSON list. */
@Immutable
public class ConditionsColumn implements AttributeConverter<Conditions, String> {

  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @Override
  public String convertToDatabaseColumn(Conditions conditions) {
    try {
      return JSON.writeValueAsString(conditions.all());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("conditions have no JSON form", e);
    }
  }

  @Override
  public Conditions convertToEntityAttribute(String stored) {
    try {
      return new Conditions(List.of(JSON.readValue(stored, Condition[].class)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored conditions are no JSON", e);
    }
  }
}
