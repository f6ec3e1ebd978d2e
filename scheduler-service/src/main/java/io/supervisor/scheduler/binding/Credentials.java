package io.supervisor.scheduler.binding;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.event.ReceivedEvent;
import io.supervisor.platform.inbox.Inbox;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Base64;
import java.util.List;

/** Keeps the newest credential of each Supervisor, sealed. */
@ApplicationScoped
public class Credentials {

  private final CredentialRepository credentials;
  private final Inbox inbox;
  private final Sealer sealer;
  private final ObjectMapper json;

  Credentials(CredentialRepository credentials, Inbox inbox, Sealer sealer, ObjectMapper json) {
    this.credentials = credentials;
    this.inbox = inbox;
    this.sealer = sealer;
    this.json = json;
  }

  @WithTransaction
  Uni<Void> keep(ReceivedEvent event, CredentialIssued issued) {
    return inbox.once("credentials", event, () -> store(issued));
  }

  private Uni<Void> store(CredentialIssued issued) {
    byte[] sealed = Base64.getDecoder().decode(issued.sealed());
    return credentials
        .findById(issued.supervisor())
        .onItem()
        .ifNotNull()
        .invoke(known -> known.replace(sealed))
        .onItem()
        .ifNull()
        .switchTo(
            () -> {
              Credential first = Credential.of(issued.supervisor());
              first.replace(sealed);
              return credentials.persist(first);
            })
        .replaceWithVoid();
  }

  /** Which credentials there are; a new one of a Supervisor has another number. */
  @WithSession
  Uni<List<CredentialVersion>> versions() {
    return credentials.versions();
  }

  /** A Supervisor's credential as it is now, opened. */
  @WithSession
  Uni<OpenCredential> open(String supervisor) {
    return credentials
        .findById(supervisor)
        .map(found -> new OpenCredential(open(found), found.number()));
  }

  private Access open(Credential credential) {
    byte[] clear = sealer.open(Purpose.CREDENTIALS, credential.sealed(), credential.supervisor());
    try {
      return json.readValue(clear, Access.class);
    } catch (IOException e) {
      throw new IllegalStateException("a credential is no JSON", e);
    }
  }
}
