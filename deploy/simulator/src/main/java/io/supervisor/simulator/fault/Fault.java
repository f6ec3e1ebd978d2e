package io.supervisor.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.LabelSelector;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Something that goes wrong on purpose. Fields that a type has no use for stay empty.
 *
 * @param host the host that it is about; empty for all
 * @param namespace the namespace of the pods that it is about; empty for all
 * @param pods which pods of them, as a label selector; empty for all
 * @param method the HTTP method of the requests that it is about; empty for all
 * @param path what their paths begin with; empty for all
 * @param status the HTTP status that they are answered with, 400 to 599
 * @param delay how long a request hangs, a pod boots longer, or a container runs before it crashes
 * @param times how many requests are still to be hit; 0 for all
 * @param version the version that a stale list is read at
 */
public record Fault(
    String id,
    Type type,
    String host,
    String namespace,
    LabelSelector pods,
    String method,
    String path,
    int status,
    Duration delay,
    long times,
    long version) {
  private static final long LONGEST_MILLIS = 600_000;
  private static final List<String> FIELDS =
      List.of(
          "type", "host", "namespace", "pods", "method", "path", "status", "delayMillis", "times");

  /** What goes wrong. */
  public enum Type {
    /** A host is not heard of any more, and nothing on it moves. */
    HOST_DOWN("hostDown"),
    /** Pods take longer to boot, by the delay. */
    SLOW_BOOT("slowBoot"),
    /** No image of a pod can be pulled. */
    IMAGE_PULL("imagePull"),
    /** Containers end with exit code 1, after the delay, again and again. */
    CRASH_LOOP("crashLoop"),
    /** Requests are answered with the status and not done. */
    API_STATUS("apiStatus"),
    /** Requests wait for the delay before they are done. */
    API_HANG("apiHang"),
    /** Lists show what there was when the fault was made. */
    STALE_LIST("staleList"),
    /** All open watches end. */
    WATCH_CUT("watchCut"),
    /** What a watch or a page could start from is forgotten. */
    HISTORY_LOST("historyLost");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    static List<String> names() {
      return Arrays.stream(values()).map(t -> t.text).toList();
    }

    /** Over as soon as it has happened. */
    public boolean momentary() {
      return this == WATCH_CUT || this == HISTORY_LOST;
    }

    boolean ofRequests() {
      return this == API_STATUS || this == API_HANG || this == STALE_LIST;
    }
  }

  /** Reads a fault that somebody asks for; one that makes no sense is refused with 422. */
  public static Fault parse(String id, JsonNode body, long version) {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!FIELDS.contains(name)) {
                throw invalid(name, "is not known: a fault has " + String.join(", ", FIELDS));
              }
            });
    for (String number : List.of("status", "delayMillis", "times")) {
      if (body.has(number) && !body.path(number).canConvertToLong()) {
        throw invalid(number, "must be a whole number");
      }
    }
    String name = Json.text(body, "type");
    Type type =
        Arrays.stream(Type.values())
            .filter(t -> t.text.equals(name))
            .findFirst()
            .orElseThrow(
                () -> invalid("type", "must be one of " + String.join(", ", Type.names())));
    long millis = Json.number(body, type == Type.CRASH_LOOP ? 1_000 : 10_000, "delayMillis");
    if (millis < 0 || millis > LONGEST_MILLIS) {
      throw invalid("delayMillis", "must be between 0 and " + LONGEST_MILLIS);
    }
    long status = Json.number(body, 500, "status");
    if (status < 400 || status > 599) {
      throw invalid("status", "must be between 400 and 599");
    }
    long times = Json.number(body, 0, "times");
    if (times < 0) {
      throw invalid("times", "must not be negative; 0 stands for all requests");
    }
    if (type == Type.HOST_DOWN && Json.text(body, "host").isEmpty()) {
      throw invalid("host", "must name the host that goes down");
    }
    return new Fault(
        id,
        type,
        Json.text(body, "host"),
        Json.text(body, "namespace"),
        LabelSelector.parse(Json.text(body, "pods")),
        Json.text(body, "method"),
        Json.text(body, "path"),
        (int) status,
        Duration.ofMillis(millis),
        times,
        version);
  }

  private static ApiFailure invalid(String field, String why) {
    return ApiFailure.invalid(
        "simulator",
        "Fault",
        "",
        List.of(new ApiFailure.Cause("FieldValueInvalid", "Invalid value: " + why, field)));
  }

  boolean hits(String requestMethod, String requestPath) {
    return type.ofRequests()
        && (method.isEmpty() || method.equalsIgnoreCase(requestMethod))
        && requestPath.startsWith(path);
  }

  boolean hits(JsonNode pod) {
    return (host.isEmpty() || host.equals(Json.text(pod, "spec", "nodeName")))
        && (namespace.isEmpty() || namespace.equals(Json.text(pod, "metadata", "namespace")))
        && pods.matches(pod);
  }

  Fault once() {
    return new Fault(
        id, type, host, namespace, pods, method, path, status, delay, times - 1, version);
  }

  public ObjectNode json() {
    ObjectNode json = Json.object().put("id", id).put("type", type.text);
    put(json, "host", host);
    put(json, "namespace", namespace);
    put(json, "pods", pods.print());
    put(json, "method", method);
    put(json, "path", path);
    if (type == Type.API_STATUS) {
      json.put("status", status);
    }
    return json.put("delayMillis", delay.toMillis()).put("times", times);
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, value);
    }
  }
}
