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
import java.util.Set;

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

  /** The Supervisors whose credential ends before then, and those that are not among the given. */
  @WithSession
  Uni<List<String>> due(Instant when, Set<String> given) {
    return supervisors
        .listAll()
        .map(
            all ->
                all.stream()
                    .filter(one -> one.needsCredential(when) || !given.contains(one.id()))
                    .map(Supervisor::id)
                    .toList());
  }

  /** Whether the credential of a Supervisor ends before then. */
  @WithSession
  Uni<Boolean> endsBefore(String supervisor, Instant when) {
    return supervisors.findById(supervisor).map(found -> found.needsCredential(when));
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
