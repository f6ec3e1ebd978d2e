package io.supervisor.scheduler.namespace;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** The labels of namespaces, by name, as a JSON map of maps. */
@Immutable
public class NamespaceLabelsColumn extends JsonColumn<Map<String, Map<String, String>>> {

  public NamespaceLabelsColumn() {
    super(new TypeReference<>() {});
  }
}
