package io.supervisor.scheduler.slot;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import io.supervisor.scheduler.placement.Constraints;
import org.hibernate.annotations.Immutable;

/** Constraints as JSON. */
@Immutable
public class ConstraintsColumn extends JsonColumn<Constraints> {

  public ConstraintsColumn() {
    super(new TypeReference<>() {});
  }
}
