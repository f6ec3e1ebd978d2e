package io.supervisor.platform.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** How JSON looks everywhere: snake_case, times as text, no nulls, bounded depth and length. */
@Singleton
public class JsonStyle implements ObjectMapperCustomizer {

  @Override
  public void customize(ObjectMapper json) {
    json.setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    json.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    json.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    json.getFactory()
        .configure(StreamWriteFeature.USE_FAST_DOUBLE_WRITER.mappedFeature(), true)
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(64)
                .maxNumberLength(100)
                .maxNameLength(256)
                .maxStringLength(8 * 1024 * 1024)
                .build());
  }
}
