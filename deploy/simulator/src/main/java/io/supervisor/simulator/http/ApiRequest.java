package io.supervisor.simulator.http;

import io.supervisor.simulator.access.Caller;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.write.FieldErrors;
import io.supervisor.simulator.write.WriteOptions;
import java.util.List;
import java.util.Map;

/**
 * One request, read completely, with the caller that its token stands for. What is done for it may
 * add warnings, which go along with the answer.
 */
public record ApiRequest(
    String method,
    String path,
    Map<String, String> query,
    String accept,
    String contentType,
    String userAgent,
    byte[] body,
    Caller caller,
    List<String> warnings) {

  public String parameter(String name) {
    return query.getOrDefault(name, "");
  }

  public boolean flag(String name) {
    return List.of("true", "1").contains(parameter(name));
  }

  public long number(String name, long whenAbsent) {
    String text = parameter(name);
    if (text.isEmpty()) {
      return whenAbsent;
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw ApiFailure.badRequest("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
    }
  }

  /** The manager name, dry run and force of a write; options names the kind in errors. */
  public WriteOptions writeOptions(String options) {
    FieldErrors errors = new FieldErrors();
    String dryRun = parameter("dryRun");
    if (!dryRun.isEmpty() && !dryRun.equals("All")) {
      errors.unsupportedList("dryRun", "[\"" + dryRun + "\"]", "\"All\"");
    }
    String validation = parameter("fieldValidation");
    List<String> known = List.of("", "Ignore", "Strict", "Warn");
    if (!known.contains(validation)) {
      errors.unsupported("fieldValidation", validation, known);
    }
    errors.throwIfAny("meta.k8s.io", options, "");
    String manager = parameter("fieldManager");
    return new WriteOptions(
        manager.isEmpty() ? agentName() : manager, !dryRun.isEmpty(), flag("force"));
  }

  private String agentName() {
    String name = userAgent.split("/", 2)[0];
    return name.isEmpty() ? "unknown" : name;
  }
}
