package io.supervisor.install.process;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** Conditions as a JSON list. */
@Immutable
public class ConditionsColumn extends JsonColumn<Conditions> {

  public ConditionsColumn() {
    super(new TypeReference<>() {});
  }
}
