package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** Reasons as JSON. */
@Immutable
public class ReasonsColumn extends JsonColumn<Reasons> {

  public ReasonsColumn() {
    super(new TypeReference<>() {});
  }
}
