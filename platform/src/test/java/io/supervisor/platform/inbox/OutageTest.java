package io.supervisor.platform.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.platform.event.MalformedEvent;
import io.vertx.core.impl.NoStackTraceThrowable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;

class OutageTest {

  @Test
  void aDependencyThatIsAwayIsWaitedFor() {
    assertThat(Outage.isCauseOf(new IllegalStateException(new ConnectException("refused"))))
        .isTrue();
    assertThat(Outage.isCauseOf(new TimeoutException())).isTrue();
  }

  @Test
  void aPoolThatClosesUnderTheWorkSaysNothingOfTheWork() {
    assertThat(Outage.isCauseOf(new NoStackTraceThrowable("Pool closed"))).isTrue();
    assertThat(Outage.isCauseOf(new NoStackTraceThrowable("no such host"))).isFalse();
  }

  @Test
  void dataThatCannotBeReadIsNot() {
    assertThat(Outage.isCauseOf(new MalformedEvent("no JSON", unreadable()))).isFalse();
    assertThat(Outage.isCauseOf(new IllegalStateException(unreadable()))).isFalse();
    assertThat(Outage.isCauseOf(new UncheckedIOException(new ZipException("no gzip")))).isFalse();
  }

  private static IOException unreadable() {
    try {
      new ObjectMapper().readTree("{");
      throw new IllegalStateException("was read");
    } catch (JsonProcessingException e) {
      return e;
    }
  }
}
