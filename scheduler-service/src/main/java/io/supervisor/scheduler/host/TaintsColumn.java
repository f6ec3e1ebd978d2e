package io.supervisor.scheduler.host;

import com.fasterxml.jackson.core.type.TypeReference;
import io.supervisor.platform.column.JsonColumn;
import io.supervisor.scheduler.placement.Taint;
import java.util.List;
import org.hibernate.annotations.Immutable;

/** Taints as JSON. */
@Immutable
public class TaintsColumn extends JsonColumn<List<Taint>> {

  public TaintsColumn() {
    super(new TypeReference<>() {});
  }
}
