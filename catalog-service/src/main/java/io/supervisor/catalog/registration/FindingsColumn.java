package io.supervisor.catalog.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.platform.error.Finding;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * Findings as JSON text. They never change; without saying so, a list counts as changed whenever it
 * was read.
 */
@Converter
@Immutable
public class FindingsColumn implements AttributeConverter<List<Finding>, String> {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public String convertToDatabaseColumn(List<Finding> findings) {
    try {
      return JSON.writeValueAsString(findings);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("findings have no JSON form", e);
    }
  }

  @Override
  public List<Finding> convertToEntityAttribute(String text) {
    try {
      return JSON.readValue(text, new TypeReference<List<Finding>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored findings are no JSON", e);
    }
  }
}
