package io.supervisor.catalog.registration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.manifest.PackageDetails;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.hibernate.annotations.Immutable;

/** Details of a version as JSON text; an older text lacks what came later. They never change. */
@Converter
@Immutable
public class DetailsColumn implements AttributeConverter<PackageDetails, String> {

  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  @Override
  public String convertToDatabaseColumn(PackageDetails details) {
    try {
      return JSON.writeValueAsString(details);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("details have no JSON form", e);
    }
  }

  @Override
  public PackageDetails convertToEntityAttribute(String text) {
    try {
      return JSON.readValue(text, PackageDetails.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored details are no JSON", e);
    }
  }
}
