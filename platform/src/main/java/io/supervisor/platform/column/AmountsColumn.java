package io.supervisor.platform.column;

import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import org.hibernate.annotations.Immutable;

/** Amounts by name as a JSON map. */
@Immutable
public class AmountsColumn extends JsonColumn<Map<String, Integer>> {

  public AmountsColumn() {
    super(new TypeReference<>() {});
  }
}
