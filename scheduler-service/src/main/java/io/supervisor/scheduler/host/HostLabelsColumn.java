package io.supervisor.scheduler.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** Labels as JSON. */
@Immutable
public class HostLabelsColumn extends JsonColumn<Map<String, String>> {

  public HostLabelsColumn() {
    super(new TypeReference<>() {});
  }
}
