package io.supervisor.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.supervisor.local.client.Answer;
import io.supervisor.local.client.Api;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** What the article does, by API: registers Contour, installs it, shows what runs then. */
public final class Demo {

  private static final String SERVICES = "/api/vcenter/namespace-management/supervisor-services";
  private static final String SERVICE = "contour.supervisor.io";
  private static final String SUPERVISOR = "domain-c8";
  private static final String ALREADY_EXISTS = "ALREADY_EXISTS";

  private final Api api;
  private final Path packages;
  private final PrintStream out;

  /**
   * A demo as the user of {@code api}.
   *
   * @param packages the folder of the catalog
   */
  public Demo(Api api, Path packages, PrintStream out) {
    this.api = api;
    this.packages = packages;
    this.out = out;
  }

  /** Runs all of it; tables are read with the kubeconfig. */
  public void run(Path kubeconfig) throws InterruptedException {
    ServicePackage contour = new ServicePackage(packages.resolve("contour"));
    List<String> versions = contour.versions();
    StepClock clock = new StepClock(out);
    out.println();
    out.printf("Installing %s on %s%n", SERVICE, SUPERVISOR);
    for (String version : versions) {
      clock.step("registered", SERVICE + " " + version + upload(contour, version));
    }
    StepClock sincePost = install(contour, versions.get(versions.size() - 1));
    JsonNode install = new InstallWatch(api, SUPERVISOR, SERVICE, sincePost).untilRunning();
    List<String> addresses =
        install.path("addresses").findValues("address").stream().map(JsonNode::asText).toList();
    install.path("addresses").forEach(a -> sincePost.step("address", address(a)));
    showTables(install.path("namespace").asText(), kubeconfig);
    showNames(addresses);
  }

  private String upload(ServicePackage contour, String version) throws InterruptedException {
    Map<String, String> content = Map.of("content", contour.manifest(version));
    boolean known = api.get(SERVICES + "/" + SERVICE).ok();
    Answer answer =
        known
            ? api.post(SERVICES + "/" + SERVICE + "/versions", Map.of("carvel_spec", content))
            : api.post(SERVICES, Map.of("carvel_spec", Map.of("version_spec", content)));
    if (answer.isError(ALREADY_EXISTS)) {
      return " (was already)";
    }
    answer.expect(201);
    return "";
  }

  private StepClock install(ServicePackage contour, String version) throws InterruptedException {
    StepClock sincePost = new StepClock(out);
    Answer answer =
        api.post(
            "/api/vcenter/namespace-management/clusters/" + SUPERVISOR + "/supervisor-services",
            Map.of(
                "supervisor_service", SERVICE,
                "version", version,
                "yaml_service_config", contour.values()));
    if (answer.isError(ALREADY_EXISTS)) {
      out.println("  It is installed already; these were its steps:");
    } else {
      answer.expect(204);
      out.println("  Requested; seconds from here on:");
    }
    return sincePost;
  }

  private static String address(JsonNode address) {
    StringBuilder text = new StringBuilder(address.path("service").asText());
    text.append(": ").append(address.path("address").asText());
    address.path("ports").forEach(port -> text.append(' ').append(port.asText()));
    return text.toString();
  }

  private void showTables(String namespace, Path kubeconfig) {
    out.println();
    out.println("kubectl -n " + namespace + " get deploy,po,ds,svc");
    Config config = Config.fromKubeconfig(kubeconfig.toFile());
    try (KubernetesClient kubernetes = new KubernetesClientBuilder().withConfig(config).build()) {
      for (TextTable table : new NamespaceTables(kubernetes, namespace, Clock.systemUTC()).all()) {
        table.lines().forEach(out::println);
        out.println();
      }
    }
  }

  private void showNames(List<String> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    out.println("DNS records to create:");
    for (int i = 1; i <= 3; i++) {
      out.printf("app%d.mydomain.com.   IN   A   %s%n", i, addresses.get(0));
    }
  }
}
