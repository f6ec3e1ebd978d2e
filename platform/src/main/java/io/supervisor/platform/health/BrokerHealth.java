package io.supervisor.platform.health;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import org.apache.kafka.clients.ClientDnsLookup;
import org.apache.kafka.clients.ClientUtils;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether one of the brokers takes connections. Without it calls are accepted and wait. */
@HealthGroup("dependencies")
@ApplicationScoped
class BrokerHealth implements HealthCheck {

  private static final int PATIENCE_MS = 1_000;

  private final List<String> brokers;

  BrokerHealth(@ConfigProperty(name = "kafka.bootstrap.servers") List<String> brokers) {
    this.brokers = brokers;
  }

  @Override
  public HealthCheckResponse call() {
    boolean reached =
        ClientUtils.parseAndValidateAddresses(brokers, ClientDnsLookup.USE_ALL_DNS_IPS).stream()
            .anyMatch(BrokerHealth::answers);
    return HealthCheckResponse.named("broker").status(reached).build();
  }

  private static boolean answers(InetSocketAddress broker) {
    try (Socket socket = new Socket()) {
      socket.connect(broker, PATIENCE_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
