package io.supervisor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

  @Test
  void whatIsMissingIsSaid() {
    assertThatThrownBy(() -> new Machine(OptionalLong.of(900), 9_000).mustCarryTheSuite())
        .hasMessage("900 MiB are free, the suite needs %d MiB".formatted(Machine.MEMORY_MIB));
    assertThatThrownBy(() -> new Machine(OptionalLong.of(9_000), 12).mustCarryTheSuite())
        .hasMessage("12 MiB are free, the suite needs %d MiB".formatted(Machine.DISK_MIB));
  }

  @Test
  void aSystemThatDoesNotTellItsMemoryIsTrusted() {
    assertThatCode(() -> new Machine(OptionalLong.empty(), 9_000).mustCarryTheSuite())
        .doesNotThrowAnyException();
  }

  @Test
  void thisMachineIsLookedAt(@TempDir Path folder) {
    assertThat(Machine.here(folder).diskMib()).isPositive();
  }
}
