package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.access.Tokens;
import io.supervisor.simulator.apply.ManagedFields;
import io.supervisor.simulator.apply.Writer;
import io.supervisor.simulator.discovery.ReviewKinds;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.FieldErrors;
import java.time.Duration;
import java.util.List;

/** Issues tokens for service accounts. */
record TokenHandler(ObjectStore store, Tokens tokens, Timestamps times) {
  private static final long SHORTEST = 600;
  private static final long LONGEST = 1L << 32;
  private static final long USUAL = 3600;

  Answer issue(ApiRequest request, Target target) {
    ObjectNode review = BodyReader.decode(request, "TokenRequest").deepCopy();
    ObjectNode account =
        store
            .find(target.key())
            .orElseThrow(() -> ApiFailure.notFound(KindTable.SERVICE_ACCOUNT, target.name()));
    long seconds = Json.number(review, USUAL, "spec", "expirationSeconds");
    if (seconds < SHORTEST) {
      FieldErrors errors = new FieldErrors();
      String why = "may not specify a duration less than 10 minutes";
      errors.invalid("spec.expirationSeconds", Long.toString(seconds), why);
      errors.throwIfAny("authentication.k8s.io", "TokenRequest", "");
    }
    if (seconds > LONGEST) {
      FieldErrors errors = new FieldErrors();
      String why = "may not specify a duration larger than 2^32 seconds";
      errors.invalid("spec.expirationSeconds", Long.toString(seconds), why);
      errors.throwIfAny("authentication.k8s.io", "TokenRequest", "");
    }
    JsonNode asked = Json.at(review, "spec", "audiences");
    List<String> audiences = asked.isEmpty() ? List.of(Tokens.ISSUER) : Json.texts(asked);
    Duration life = Duration.ofSeconds(seconds);
    String token = tokens.issue(account, audiences, times.instant().plus(life));
    review.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
    ObjectNode metadata = Json.child(review, "metadata");
    metadata.put("name", target.name()).put("namespace", target.namespace());
    metadata.put("uid", Meta.uid(account)).put("creationTimestamp", times.now());
    ObjectNode spec = Json.child(review, "spec").put("expirationSeconds", seconds);
    audiences.forEach(spec.putArray("audiences")::add);
    String manager = request.writeOptions("CreateOptions").manager();
    Writer writer = new Writer(manager, "token", times.now());
    ManagedFields.updated(ReviewKinds.TOKEN_REQUEST, MissingNode.getInstance(), review, writer);
    if (!spec.has("boundObjectRef")) {
      spec.putNull("boundObjectRef");
    }
    review.putObject("status").put("token", token).put("expirationTimestamp", times.in(life));
    return Answer.json(201, review);
  }
}
