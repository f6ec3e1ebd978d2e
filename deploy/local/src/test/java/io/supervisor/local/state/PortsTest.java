package io.supervisor.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {

  @TempDir Path folder;

  @Test
  void theOwnerOfATakenPortIsNamed() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/proc/net/tcp")), "only Linux tells who it is");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortOwner.of(taken.getLocalPort()).orElse("nobody"))
          .startsWith("process " + ProcessHandle.current().pid() + " (");
    }
  }

  @Test
  void aPortIsKeptOverRestartsUnlessItIsTaken() throws Exception {
    StateDirectory state = StateDirectory.open(folder);
    int first = new Ports(state).of("gateway");

    assertThat(new Ports(state).of("gateway")).isEqualTo(first);
    try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(taken.isBound()).isTrue();
      assertThat(new Ports(state).of("gateway")).isNotEqualTo(first);
    }
  }

  @Test
  void aDirectoryHasOneUser() {
    Path file = folder.resolve("up.lock");
    try (SuiteLock lock = SuiteLock.tryTake(file).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(SuiteLock.tryTake(file)).isEmpty();
    }
    SuiteLock.tryTake(file).orElseThrow().close();
  }
}
