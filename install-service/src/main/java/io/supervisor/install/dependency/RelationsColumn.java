package io.supervisor.install.dependency;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** Relations as JSON. */
@Immutable
public class RelationsColumn extends JsonColumn<Relations> {

  public RelationsColumn() {
    super(new TypeReference<>() {});
  }
}
