package io.supervisor.scheduler.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** Taints as JSON. */
@Immutable
public class TaintsColumn extends JsonColumn<Taints> {

  public TaintsColumn() {
    super(new TypeReference<>() {});
  }
}
