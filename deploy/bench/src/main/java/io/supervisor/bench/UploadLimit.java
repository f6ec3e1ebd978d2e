package io.supervisor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.bench.Bench.Figure;
import io.supervisor.local.client.Api;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many uploads in a row everybody may send, and that a role lifts this limit. */
final class UploadLimit {

  private static final int CALLS = 400;
  private static final int CLIENTS = 4;
  private static final Pattern CONFIGURED =
      Pattern.compile("(\\d+) uploads a minute.*the role ([\\w-]+)");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI checks;
  private final String body;

  UploadLimit(URI gateway) throws Exception {
    checks =
        gateway.resolve(
            "/api/vcenter/namespace-management/supervisor-services?action=checkContent");
    String content = new PaddedPackage("limit.supervisor.io", "1.0.0", 0).base64();
    body = new ObjectMapper().writeValueAsString(Map.of("spec", Map.of("content", content)));
  }

  /** Prints the limit as the service tells it, and what came of quick calls with and without. */
  void measure(Api everybody, Api bulk) throws Exception {
    long begin = System.nanoTime();
    List<HttpResponse<String>> answers = calls(everybody);
    double seconds = (System.nanoTime() - begin) / 1e9;
    HttpResponse<String> refused =
        answers.stream()
            .filter(answer -> answer.statusCode() == 429)
            .findFirst()
            .orElseThrow(
                () -> new IllegalStateException("no call of %d was refused".formatted(CALLS)));
    Matcher told = CONFIGURED.matcher(refused.body());
    if (!told.find()) {
      throw new IllegalStateException("a refusal does not tell the limit: " + refused.body());
    }
    Figure.print("limit.everybody", Double.parseDouble(told.group(1)), "uploads/min", "");
    Figure.print("limit.everybody.passed", passed(answers), "calls", "of-" + CALLS);
    Figure.print("limit.everybody.refused", refused(answers), "calls", "of-" + CALLS);
    Figure.print("limit.everybody.seconds", seconds, "s", "");
    Optional<String> wait = refused.headers().firstValue("Retry-After");
    Figure.print("limit.everybody.retry-after", Double.parseDouble(wait.orElseThrow()), "s", "");
    Figure.print("limit." + told.group(2) + ".passed", passed(calls(bulk)), "calls", "of-" + CALLS);
  }

  private List<HttpResponse<String>> calls(Api caller) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(checks)
            .header("vmware-api-session-id", caller.session())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    Callable<HttpResponse<String>> call = () -> http.send(request, BodyHandlers.ofString());
    try (Clients pool = new Clients(CLIENTS)) {
      return pool.all(Collections.nCopies(CALLS, call));
    }
  }

  private static long passed(List<HttpResponse<String>> answers) {
    return answers.stream().filter(answer -> answer.statusCode() == 200).count();
  }

  private static long refused(List<HttpResponse<String>> answers) {
    return answers.stream().filter(answer -> answer.statusCode() == 429).count();
  }
}
