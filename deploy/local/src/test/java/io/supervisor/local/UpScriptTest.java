package io.supervisor.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/up} says before it starts anything. */
class UpScriptTest {

  private static final Path ROOT = Path.of(System.getProperty("suite.root"));

  @TempDir Path folder;

  private record Said(int status, String text) {}

  private Said up(String javaHome, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("bash", ROOT.resolve("deploy/up").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", javaHome);
    Process process = builder.start();
    process.getOutputStream().close();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  @Test
  void anOldJavaIsNamed() throws Exception {
    Path java = Files.createDirectories(folder.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"11.0.2\" 2019-01-15' >&2\n");
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));

    Said said = up(folder.toString());

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text()).contains(java + " is Java 11. Set JAVA_HOME to JDK 17 or newer.");
  }

  @Test
  void anUnknownOptionIsNamed() throws Exception {
    Said said = up(System.getProperty("java.home"), "--frsh");

    assertThat(said.status()).isEqualTo(1);
    assertThat(said.text()).contains("Usage: deploy/up").contains("Unknown: --frsh");
  }

  @Test
  void helpIsGiven() throws Exception {
    assertThat(up(System.getProperty("java.home"), "--help")).returns(0, Said::status);
  }
}
