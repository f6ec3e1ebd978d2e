package io.supervisor.namespace.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** Taints as a JSON list. */
@Immutable
public class TaintsColumn extends JsonColumn<Taints> {

  public TaintsColumn() {
    super(new TypeReference<>() {});
  }
}
