package io.supervisor.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.supervisor.local.compose.ComposeFiles;
import io.supervisor.local.kafka.BrokerConfig;
import io.supervisor.local.kafka.BrokerPorts;
import io.supervisor.local.process.Executables;
import io.supervisor.local.state.Secrets;
import io.supervisor.local.state.StateDirectory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Holds {@code docker-compose.yml} to what the launcher starts. */
class ComposeFileTest {

  private static final Path ROOT = Path.of(System.getProperty("suite.root"));
  private static final Set<String> SERVERS = Set.of("postgres", "kafka", "keycloak");
  private static final Set<String> ONE_SHOTS = Set.of("topics", "registration");
  private static final Set<String> ONLY_IN_CONTAINERS =
      Set.of("QUARKUS_HTTP_HOST", "SUPERVISOR_TRUSTED_PROXIES");

  @TempDir Path folder;

  private final Map<String, Object> services = map(file("docker-compose.yml").get("services"));

  private static Map<String, Object> file(String name) {
    try {
      return new Yaml().load(Files.readString(ROOT.resolve(name)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }

  private Map<String, Object> environment(String service) {
    return map(map(services.get(service)).get("environment"));
  }

  private Environments environments() {
    Secrets secrets = new Secrets(StateDirectory.open(folder.resolve("state")));
    return new Environments(
        secrets, 5432, "kafka:9092", "http://keycloak:8080/realms/supervisor", null);
  }

  @Test
  void everyPartOfTheSuiteIsThere() {
    Set<String> parts = new HashSet<>(SERVERS);
    parts.addAll(ONE_SHOTS);
    parts.add(OwnPrograms.GATEWAY);
    parts.add(OwnPrograms.SIMULATOR);
    ServiceUnit.ALL.forEach(unit -> parts.add(unit.name()));

    assertThat(services.keySet()).isEqualTo(parts);
  }

  @Test
  void servicesGetTheVariablesThatTheLauncherGivesThem() throws IOException {
    for (ServiceUnit unit : ServiceUnit.ALL) {
      Map<String, Integer> asked = new HashMap<>();
      unit.asks().forEach(role -> asked.put(role, 1));
      Set<String> wanted = new TreeSet<>(environments().of(unit, 1, asked).keySet());
      wanted.addAll(ONLY_IN_CONTAINERS);
      wanted.add("SUPERVISOR_INSTANCE");
      Map<String, Object> given = environment(unit.name());

      assertThat(new TreeSet<>(given.keySet())).as(unit.name()).isEqualTo(wanted);
      assertThat(
              Files.readString(
                  ROOT.resolve(unit.name() + "/src/main/resources/application.properties")))
          .contains("${SUPERVISOR_PORT:" + given.get("SUPERVISOR_PORT") + "}");
    }
  }

  @Test
  void theGatewayFindsEveryServiceAtItsPort() {
    Map<String, Integer> ports =
        Map.of(
            "catalog",
            8081,
            "install",
            8082,
            "scheduler",
            8083,
            "namespace",
            8084,
            "identity",
            8085);
    Set<String> wanted = new TreeSet<>(environments().gateway(8080, ports).keySet());
    wanted.add("QUARKUS_HTTP_HOST");
    Map<String, Object> given = environment("gateway");

    assertThat(new TreeSet<>(given.keySet())).isEqualTo(wanted);
    ports.forEach(
        (role, port) -> {
          assertThat(given.get("SUPERVISOR_%s_URL".formatted(role.toUpperCase(Locale.ROOT))))
              .isEqualTo("http://%s-service:%d".formatted(role, port));
          assertThat(environment(role + "-service").get("SUPERVISOR_PORT"))
              .isEqualTo(port.toString());
        });
  }

  @Test
  void theBrokerIsConfiguredTheSame() throws IOException {
    Properties here = new Properties();
    here.load(new StringReader(BrokerConfig.text(new BrokerPorts(9092, 9093), Path.of("/kafka"))));
    Set<String> ofThePlace =
        Set.of(
            "controller.quorum.voters",
            "listeners",
            "advertised.listeners",
            "listener.security.protocol.map",
            "log.dirs");
    Map<String, Object> there = environment("kafka");

    assertThat(here.stringPropertyNames())
        .allSatisfy(
            name -> {
              String variable = "KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_');
              assertThat(there).containsKey(variable);
              if (!ofThePlace.contains(name)) {
                assertThat(there.get(variable)).as(name).isEqualTo(here.getProperty(name));
              }
            });
  }

  @Test
  void serversHaveTheVersionsOfTheBuild() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));

    assertThat(image("kafka")).endsWith(":" + version(pom, "kafka.server.version"));
    assertThat(image("keycloak")).endsWith(":" + version(pom, "keycloak.version"));
    assertThat(version(pom, "postgres.binaries.version"))
        .startsWith(image("postgres").replaceFirst(".*:", "") + ".");
  }

  private String image(String service) {
    return map(services.get(service)).get("image").toString();
  }

  private static String version(String pom, String property) {
    Matcher found = Pattern.compile("<%1$s>(.*)</%1$s>".formatted(property)).matcher(pom);
    assertThat(found.find()).as(property).isTrue();
    return found.group(1);
  }

  @Test
  void ourOwnProgramsHaveNoMoreRightsThanTheyNeed() {
    services.forEach(
        (name, value) -> {
          if (!SERVERS.contains(name)) {
            Map<String, Object> service = map(value);
            assertThat(service).as(name).containsEntry("read_only", true);
            assertThat(service).as(name).containsEntry("user", "10001:10001");
            assertThat(service).as(name).containsEntry("cap_drop", List.of("ALL"));
          }
          if (!ONE_SHOTS.contains(name)) {
            assertThat(map(value)).as(name).containsKey("healthcheck");
          }
        });
    assertThat(file("docker-compose.yml").get("volumes"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("postgres", "kafka", "keycloak", "simulator");
  }

  @Test
  void everySecretItAsksForIsGenerated() throws IOException {
    Set<String> asked = new TreeSet<>();
    Matcher variable =
        Pattern.compile("\\$\\{(\\w+):\\?")
            .matcher(Files.readString(ROOT.resolve("docker-compose.yml")));
    while (variable.find()) {
      asked.add(variable.group(1));
    }

    assertThat(ComposeFiles.in(ROOT, StateDirectory.open(folder)).environment().keySet())
        .isEqualTo(asked);
  }

  @Test
  void theComposeClientAcceptsBothFiles() throws Exception {
    List<String> client = composeClient();
    assumeTrue(!client.isEmpty(), "no docker compose client here: the files are only read by us");
    ComposeFiles.in(ROOT, StateDirectory.open(folder)).write();
    List<String> command =
        Stream.of(
                client,
                List.of("--env-file", folder.resolve("env").toString()),
                List.of("-f", ROOT.resolve("docker-compose.yml").toString()),
                List.of("-f", ROOT.resolve("deploy/docker/secure.yml").toString()),
                List.of("--project-directory", ROOT.toString(), "config"))
            .flatMap(List::stream)
            .collect(Collectors.toList());
    ProcessBuilder config = new ProcessBuilder(command).redirectErrorStream(true);
    config.environment().put("SUPERVISOR_KAFKA", "broker.example:9093");
    config.environment().put("SUPERVISOR_KAFKA_USER", "suite");
    config.environment().put("SUPERVISOR_KAFKA_PASSWORD", "secret");
    config.environment().put("SUPERVISOR_DB_HOST", "db.example");

    Process process = config.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).contains("SASL_SSL").contains("verify-full");
  }

  private static List<String> composeClient() throws IOException, InterruptedException {
    if (Executables.onPath("docker")) {
      Process asked = new ProcessBuilder("docker", "compose", "version").start();
      if (asked.waitFor() == 0) {
        return List.of("docker", "compose");
      }
    }
    return Executables.onPath("docker-compose") ? List.of("docker-compose") : List.of();
  }
}
