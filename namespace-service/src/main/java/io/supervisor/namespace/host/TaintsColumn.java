package io.supervisor.namespace.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.namespace.cluster.NodeTaint;
import io.supervisor.platform.column.JsonColumn;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Taints as a JSON list. */
@Immutable
public class TaintsColumn extends JsonColumn<List<NodeTaint>> {

  public TaintsColumn() {
    super(new TypeReference<>() {});
  }
}
