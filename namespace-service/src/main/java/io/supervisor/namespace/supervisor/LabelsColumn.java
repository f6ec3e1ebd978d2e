package io.supervisor.namespace.supervisor;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** Labels as a JSON map. */
@Immutable
public class LabelsColumn extends JsonColumn<Labels> {

  public LabelsColumn() {
    super(new TypeReference<>() {});
  }
}
