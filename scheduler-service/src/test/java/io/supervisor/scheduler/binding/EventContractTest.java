package io.supervisor.scheduler.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.platform.testing.Contract;
import org.junit.jupiter.api.Test;

class EventContractTest {

  @Test
  void whatComesIsReadWithFieldsOfTomorrow() {
    CredentialIssued issued = Contract.files().reads(CredentialIssued.TYPE, CredentialIssued.class);

    assertThat(issued.supervisor()).isEqualTo("domain-c8");
    assertThat(issued.sealed()).isNotEmpty();
  }
}
