package io.supervisor.simulator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.access.RoleAccess;
import io.supervisor.simulator.discovery.Discovery;
import io.supervisor.simulator.discovery.OpenApi;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Kinds;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sends a request to discovery, to the documents or to a resource, by its path. */
record ApiHandler(
    Kinds kinds,
    Discovery discovery,
    OpenApi openApi,
    ResourceHandler resources,
    FaultHandler faults,
    RoleAccess access,
    String address) {
  private static final Answer NO_PAGE = Answer.text(404, "404 page not found\n");

  Answer handle(ApiRequest request) {
    List<String> segments =
        Arrays.stream(request.path().split("/")).filter(s -> !s.isEmpty()).toList();
    String first = segments.isEmpty() ? "" : segments.get(0);
    boolean resource = segments.size() > 3 && List.of("api", "apis").contains(first);
    if (!resource && !first.equals("simulator")) {
      authorize(request, segments);
    }
    if (segments.isEmpty()) {
      return Answer.json(200, paths());
    }
    return switch (segments.get(0)) {
      case "api" -> core(request, segments);
      case "apis" -> named(request, segments);
      case "openapi" -> documents(segments);
      case "simulator" -> faults.handle(request, segments);
      case "version" -> Answer.json(200, version());
      default -> NO_PAGE;
    };
  }

  /** Paths that lead to no resource have rules of their own. */
  private void authorize(ApiRequest request, List<String> segments) {
    boolean core = segments.size() == 3 && segments.get(0).equals("api");
    if (!core && !access.pathAllowed(request.caller(), request.path(), "get")) {
      throw ApiFailure.withEmptyDetails(
          403,
          "Forbidden",
          "forbidden: User \"%s\" cannot get path \"%s\""
              .formatted(request.caller().name(), request.path()));
    }
  }

  /** The version of aggregated discovery that the client likes best, if any. */
  private static Optional<String> aggregated(ApiRequest request) {
    return MediaType.parse(request.accept()).stream()
        .findFirst()
        .filter(t -> t.parameter("as").equals("APIGroupDiscoveryList"))
        .map(t -> t.parameter("v"));
  }

  private Answer aggregated(String version, boolean core) {
    ObjectNode body = discovery.aggregated(core);
    body.put("apiVersion", "apidiscovery.k8s.io/" + version);
    String type =
        "application/json;g=apidiscovery.k8s.io;v=" + version + ";as=APIGroupDiscoveryList";
    return new Answer.Body(200, type, Json.bytes(body));
  }

  private Answer core(ApiRequest request, List<String> segments) {
    if (segments.size() == 1) {
      return aggregated(request)
          .map(version -> aggregated(version, true))
          .orElseGet(() -> Answer.json(200, discovery.versions(address)));
    }
    if (!segments.get(1).equals("v1")) {
      return NO_PAGE;
    }
    return segments.size() == 2
        ? Answer.json(200, discovery.resources("", "v1").orElseThrow())
        : resource(request, segments);
  }

  private Answer named(ApiRequest request, List<String> segments) {
    if (segments.size() == 1) {
      return aggregated(request)
          .map(version -> aggregated(version, false))
          .orElseGet(() -> Answer.json(200, discovery.groupList()));
    }
    Optional<ObjectNode> group = discovery.group(segments.get(1));
    if (group.isEmpty()) {
      return NO_PAGE;
    }
    if (segments.size() == 2) {
      return Answer.json(200, group.get());
    }
    if (segments.size() == 3) {
      return discovery
          .resources(segments.get(1), segments.get(2))
          .map(r -> (Answer) Answer.json(200, r))
          .orElseThrow(ApiFailure::unknownPath);
    }
    return resource(request, segments);
  }

  private Answer resource(ApiRequest request, List<String> segments) {
    Target target = new TargetParser(kinds).parse(segments).orElseThrow(ApiFailure::unknownPath);
    return resources.handle(request, target);
  }

  private Answer documents(List<String> segments) {
    if (segments.size() == 2 && segments.get(1).equals("v3")) {
      return Answer.text(200, Json.write(openApi.index()));
    }
    if (segments.size() >= 4 && segments.get(1).equals("v3")) {
      boolean core = segments.get(2).equals("api");
      String group = core ? "" : segments.get(3);
      String version = segments.get(segments.size() - 1);
      return openApi
          .document(group, version)
          .map(d -> (Answer) Answer.json(200, d))
          .orElse(NO_PAGE);
    }
    return NO_PAGE;
  }

  private ObjectNode paths() {
    ObjectNode body = Json.object();
    var list = body.putArray("paths");
    List.of("/api", "/api/v1", "/apis").forEach(list::add);
    discovery
        .groups()
        .forEach(
            (group, versions) -> {
              list.add("/apis/" + group);
              versions.forEach(v -> list.add("/apis/" + group + "/" + v));
            });
    List.of("/healthz", "/livez", "/openapi/v3", "/readyz", "/version").forEach(list::add);
    return body;
  }

  static ObjectNode version() {
    return Json.object()
        .put("major", "1")
        .put("minor", "32")
        .put("gitVersion", "v1.32.0+simulated")
        .put("gitCommit", "")
        .put("gitTreeState", "clean")
        .put("buildDate", "1970-01-01T00:00:00Z")
        .put("goVersion", "none")
        .put("compiler", "javac")
        .put("platform", "linux/amd64");
  }
}
