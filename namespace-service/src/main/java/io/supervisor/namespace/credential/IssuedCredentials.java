package io.supervisor.namespace.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.namespace.cluster.Access;
import io.supervisor.namespace.supervisor.Supervisor;
import io.supervisor.namespace.supervisor.SupervisorRepository;
import io.supervisor.platform.outbox.Outbox;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Which Supervisors need a new credential, and the handing over of one. */
@ApplicationScoped
public class IssuedCredentials {

  private final SupervisorRepository supervisors;
  private final Outbox outbox;
  private final Sealer sealer;
  private final ObjectMapper json;

  IssuedCredentials(
      SupervisorRepository supervisors, Outbox outbox, Sealer sealer, ObjectMapper json) {
    this.supervisors = supervisors;
    this.outbox = outbox;
    this.sealer = sealer;
    this.json = json;
  }

  @WithSession
  Uni<List<String>> supervisors() {
    return supervisors.listAll().map(all -> all.stream().map(Supervisor::id).toList());
  }

  @WithSession
  Uni<List<String>> endingBefore(Instant when) {
    return supervisors
        .listAll()
        .map(
            all ->
                all.stream()
                    .filter(supervisor -> supervisor.needsCredential(when))
                    .map(Supervisor::id)
                    .toList());
  }

  @WithTransaction
  Uni<Void> issue(Access narrow, Instant until) {
    return supervisors
        .findById(narrow.supervisor())
        .invoke(supervisor -> supervisor.credentialIssued(until))
        .chain(
            supervisor ->
                outbox.append(
                    new CredentialIssued(narrow.supervisor(), sealed(narrow), until),
                    supervisor.lineage()));
  }

  private String sealed(Access narrow) {
    try {
      byte[] clear = json.writeValueAsBytes(narrow);
      byte[] sealed = sealer.seal(Purpose.CREDENTIALS, clear, narrow.supervisor());
      return Base64.getEncoder().encodeToString(sealed);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an access has no JSON form", e);
    }
  }
}
