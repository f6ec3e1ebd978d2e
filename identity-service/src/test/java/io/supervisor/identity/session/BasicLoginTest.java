package io.supervisor.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BasicLoginTest {

  @Test
  void readsNameAndPassword() {
    assertThat(BasicLogin.read(header("Ann@Supervisor.local:pa:ss")))
        .contains(new BasicLogin("ann@supervisor.local", "pa:ss"));
  }

  @Test
  void turnsDomainAndNameAround() {
    assertThat(BasicLogin.read(header("VSPHERE\\Ann:secret")))
        .contains(new BasicLogin("ann@vsphere", "secret"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer x", "Basic", "Basic %%%", "Basic Og==", "Basic YW5u"})
  void anythingElseIsNoLogin(String header) {
    assertThat(BasicLogin.read(header)).isEmpty();
  }

  @Test
  void controlCharactersAreNoLogin() {
    assertThat(BasicLogin.read(header("a\0b:secret"))).isEmpty();
    assertThat(BasicLogin.read(header("ann:sec\nret"))).isEmpty();
  }

  @Test
  void thePasswordIsNeverPrinted() {
    assertThat(new BasicLogin("ann", "secret")).asString().doesNotContain("secret");
  }

  private static String header(String login) {
    return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
  }
}
