package io.supervisor.install.precheck;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Checks as a JSON list. */
@Immutable
public class ChecksColumn extends JsonColumn<List<Check>> {

  public ChecksColumn() {
    super(new TypeReference<>() {});
  }
}
