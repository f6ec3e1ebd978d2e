package io.supervisor.install.dependency;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** Compatibility as JSON. */
@Immutable
public class CompatibilityColumn extends JsonColumn<Compatibility> {

  public CompatibilityColumn() {
    super(new TypeReference<>() {});
  }
}
