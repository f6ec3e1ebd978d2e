package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kind;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Trait;
import java.util.List;

/** How far a write reaches: what of an object it can change, and what that means for the object. */
final class WriteScope {
  private WriteScope() {}

  /** Whether the write changes what the object is about, which its generation counts. */
  static boolean content(Kind kind, ObjectNode live, ObjectNode next, String subresource) {
    return contentChanged(live, next) || subresource.isEmpty() && noted(kind, live, next);
  }

  /** What a write through this subresource can change. */
  static ObjectNode confined(Kind kind, ObjectNode live, ObjectNode wanted, String subresource) {
    if (subresource.equals("status")) {
      ObjectNode next = live.deepCopy();
      replace(next, "status", wanted.get("status"));
      for (String name : List.of("managedFields", "annotations")) {
        JsonNode value = Json.at(wanted, "metadata", name);
        boolean carried = name.equals("managedFields") || kind.equals(KindTable.DEPLOYMENT);
        if (carried && !value.isMissingNode()) {
          Meta.of(next).set(name, value);
        }
      }
      return next;
    }
    if (subresource.equals("ephemeralcontainers")) {
      ObjectNode next = live.deepCopy();
      JsonNode added = Json.at(wanted, "spec").get("ephemeralContainers");
      replace(Json.child(next, "spec"), "ephemeralContainers", added);
      return next;
    }
    if (kind.equals(KindTable.NAMESPACE) && !subresource.equals("finalize")) {
      JsonNode finalizers = Json.at(live, "spec").get("finalizers");
      replace(Json.child(wanted, "spec"), "finalizers", finalizers);
    }
    if (kind.has(Trait.STATUS)) {
      replace(wanted, "status", live.get("status"));
    }
    return wanted;
  }

  private static void replace(ObjectNode object, String name, JsonNode value) {
    if (value == null) {
      object.remove(name);
    } else {
      object.set(name, value.deepCopy());
    }
  }

  /** Annotations of a Deployment count as its content. */
  private static boolean noted(Kind kind, ObjectNode live, ObjectNode next) {
    JsonNode before = Json.at(live, "metadata", "annotations");
    return kind.equals(KindTable.DEPLOYMENT)
        && !Json.same(before, Json.at(next, "metadata", "annotations"));
  }

  private static boolean contentChanged(ObjectNode live, ObjectNode next) {
    return !Json.same(content(live), content(next));
  }

  private static ObjectNode content(ObjectNode object) {
    ObjectNode content = Json.object();
    content.setAll(object);
    return content.remove(List.of("metadata", "status"));
  }

  /** An object under deletion that nothing holds back any more. */
  static boolean finished(Kind kind, ObjectNode object) {
    boolean held = !Meta.finalizers(object).isEmpty();
    if (kind.equals(KindTable.NAMESPACE)) {
      held |= !Json.at(object, "spec", "finalizers").isEmpty();
    }
    if (kind.equals(KindTable.POD)) {
      held |= Json.number(object, 0, "metadata", "deletionGracePeriodSeconds") > 0;
    }
    return Meta.deleting(object) && !held;
  }
}
