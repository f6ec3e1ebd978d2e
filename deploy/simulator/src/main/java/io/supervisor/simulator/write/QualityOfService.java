package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Quantity;
import java.math.BigDecimal;
import java.util.List;

/** The class of a pod that follows from its requests and limits. */
final class QualityOfService {
  private QualityOfService() {}

  static String of(JsonNode spec) {
    boolean any = false;
    boolean all = true;
    for (JsonNode container : spec.path("containers")) {
      JsonNode resources = container.path("resources");
      for (String name : List.of("cpu", "memory")) {
        BigDecimal limit = Quantity.orZero(Json.text(resources, "limits", name));
        BigDecimal request = Quantity.orZero(Json.text(resources, "requests", name));
        any |= limit.signum() > 0 || request.signum() > 0;
        all &= limit.signum() > 0 && limit.compareTo(request) == 0;
      }
    }
    return all ? "Guaranteed" : any ? "Burstable" : "BestEffort";
  }
}
