package io.supervisor.catalog.registration;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import io.supervisor.platform.error.Finding;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Findings as JSON. They never change. */
@Immutable
public class FindingsColumn extends JsonColumn<List<Finding>> {

  public FindingsColumn() {
    super(new TypeReference<>() {});
  }
}
