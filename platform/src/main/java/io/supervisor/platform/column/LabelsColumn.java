package io.supervisor.platform.column;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** Labels as a JSON map. */
@Immutable
public class LabelsColumn extends JsonColumn<Map<String, String>> {

  public LabelsColumn() {
    super(new TypeReference<>() {});
  }
}
