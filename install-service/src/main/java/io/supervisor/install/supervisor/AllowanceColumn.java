package io.supervisor.install.supervisor;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import org.hibernate.annotations.Immutable;

/** An allowance as JSON. */
@Immutable
public class AllowanceColumn extends JsonColumn<Allowance> {

  public AllowanceColumn() {
    super(new TypeReference<>() {});
  }
}
