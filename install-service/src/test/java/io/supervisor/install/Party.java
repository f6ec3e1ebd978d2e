package io.supervisor.install;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.supervisor.platform.seal.Gzip;
import io.supervisor.platform.seal.Purpose;
import io.supervisor.platform.seal.Sealer;
import io.supervisor.platform.testing.Tokens;
import io.supervisor.platform.testing.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The other services of the suite, as far as one install sees them: over real topics. */
final class Party {

  private static final String COMMANDS = "supervisor.catalog.commands.v1";
  private static final String PLACEMENTS = "supervisor.scheduler.placements.v1";
  private static final String WORKLOADS = "supervisor.namespace.workloads.v1";

  private final Sealer sealer;
  private final String supervisor;
  private final String service;
  private static final Map<String, Long> VERSIONS = new ConcurrentHashMap<>();
  private long seq;

  Party(Sealer sealer, String supervisor, String service) {
    this.sealer = sealer;
    this.supervisor = supervisor;
    this.service = service;
  }

  String id() {
    return supervisor + "/" + service;
  }

  String path() {
    return "/api/supervisor/installs/" + id();
  }

  /** The catalog tells of a version with a plain package. */
  void register(String version, String relations, String objects) {
    if (!VERSIONS.containsKey("supervisor.namespace.supervisors.v1" + supervisor)) {
      knows("registered");
    }
    String digest = digest(version);
    String content =
        Base64.getEncoder().encodeToString(Gzip.compress(objects.getBytes(StandardCharsets.UTF_8)));
    publish(
        "supervisor.catalog.packages.v1",
        "catalog.package-stored",
        digest,
        "{\"digest\":\"%s\",\"content\":\"%s\"}".formatted(digest, content));
    publish(
        "supervisor.catalog.services.v1",
        "catalog.service-version-changed",
        service + "@" + version,
        """
        {"service":"%s","version":"%s","state":"ACTIVATED","package_digest":"%s","relations":%s}"""
            .formatted(service, version, digest, relations));
  }

  private String digest(String version) {
    return "sha256:" + "%064x".formatted((service + version).hashCode() & 0xffffffffL);
  }

  void command(String version, String config) {
    seq++;
    byte[] sealed = sealer.seal(Purpose.CONFIG, config.getBytes(StandardCharsets.UTF_8), id());
    publish(
        COMMANDS,
        "catalog.install-requested",
        id(),
        """
        {"supervisor":"%s","service":"%s","command_seq":%d,"version":"%s","package_digest":"%s",\
        "sealed_config":"%s","requested_by":"ann"}"""
            .formatted(
                supervisor,
                service,
                seq,
                version,
                digest(version),
                Base64.getEncoder().encodeToString(sealed)));
  }

  void remove() {
    seq++;
    publish(
        COMMANDS,
        "catalog.uninstall-requested",
        id(),
        """
        {"supervisor":"%s","service":"%s","command_seq":%d,"requested_by":"ann"}"""
            .formatted(supervisor, service, seq));
  }

  /** The Supervisor is registered, with a label. */
  void knows(String label) {
    knows(label, "[]", "[]");
  }

  /** The Supervisor is registered; what its account may not do, and the quotas there, as JSON. */
  void knows(String label, String missingRights, String quotas) {
    publish(
        "supervisor.namespace.supervisors.v1",
        "namespace.supervisor-changed",
        supervisor,
        """
        {"supervisor":"%s","uuid":"u","name":"%s","state":"READY","kubernetes_version":"v1.28.3",\
        "network_provider":"NSXT_CONTAINER_PLUGIN","labels":{"%s":"yes"},\
        "missing_rights":%s,"quotas":%s}"""
            .formatted(supervisor, supervisor, label, missingRights, quotas));
  }

  void hasHost(String host, long cpuMillicores, long memoryMib) {
    hasHost(host, cpuMillicores, memoryMib, supervisor);
  }

  void hasHost(String host, long cpuMillicores, long memoryMib, String zone) {
    publish(
        "supervisor.namespace.hosts.v1",
        "namespace.host-changed",
        supervisor + "/" + host,
        """
        {"supervisor":"%s","host":"%s","schedulable":true,"address":"192.0.2.1",\
        "zone":"%s","cpu_millicores":%d,"memory_mib":%d,"pods":110}"""
            .formatted(supervisor, host, zone, cpuMillicores, memoryMib));
  }

  void decides(String request, boolean accepted, String message) {
    publish(
        COMMANDS,
        "catalog.admission-decided",
        id(),
        """
        {"request":"%s","supervisor":"%s","service":"%s","accepted":%s,"command_seq":1,\
        "message":"%s"}"""
            .formatted(request, supervisor, service, accepted, message));
  }

  void placed(long generation) {
    report(PLACEMENTS, "scheduler.placement-decided", generation, "\"slots\":[]");
  }

  void refused(long generation) {
    report(
        PLACEMENTS,
        "scheduler.placement-refused",
        generation,
        "\"message\":\"No host has room.\",\"hint\":\"Add a host.\"");
  }

  void applied(long generation) {
    report(WORKLOADS, "namespace.workload-applied", generation, "\"objects\":1");
  }

  void ready(long generation) {
    report(WORKLOADS, "namespace.workload-ready", generation, "\"addresses\":[]");
  }

  void degraded(long generation) {
    report(
        WORKLOADS,
        "namespace.workload-degraded",
        generation,
        """
        "reason":"NotReady","object":"Deployment/web","message":"0 of 1 replicas are ready.",\
        "hint":"See its pods.","events":["Warning Failed pod/web-1: pull failed"]""");
  }

  void removed(long generation) {
    report(WORKLOADS, "namespace.workload-removed", generation, "\"x\":1");
  }

  void report(String topic, String type, long generation, String fields) {
    publish(
        topic,
        type,
        id(),
        "{\"supervisor\":\"%s\",\"service\":\"%s\",\"generation\":%d,%s}"
            .formatted(supervisor, service, generation, fields));
  }

  private void publish(String topic, String type, String key, String json) {
    long version = VERSIONS.merge(topic + key, 1L, Long::sum);
    String owner = type.substring(0, type.indexOf('.'));
    Topic.named(topic)
        .publish(
            "/" + owner + "-service",
            "io.supervisor." + type + ".v1",
            key,
            version,
            "%s-%s-%d".formatted(type, key, version),
            json);
  }

  /** From the command to READY. */
  void runs(String version, String config, long generation) {
    command(version, config);
    awaitPhase("RENDERED", generation);
    placed(generation);
    applied(generation);
    ready(generation);
    awaitPhase("READY", generation);
  }

  void awaitPhase(String phase, long generation) {
    await()
        .atMost(Duration.ofSeconds(25))
        .untilAsserted(
            () ->
                view()
                    .statusCode(200)
                    .body("phase", equalTo(phase))
                    .body("generation", equalTo((int) generation)));
  }

  ValidatableResponse view() {
    return viewer().get(path()).then();
  }

  static RequestSpecification viewer() {
    return given().auth().oauth2(Tokens.of("vic", "viewer"));
  }

  static RequestSpecification operator() {
    return given().auth().oauth2(Tokens.of("ann", "operator")).contentType("application/json");
  }
}
