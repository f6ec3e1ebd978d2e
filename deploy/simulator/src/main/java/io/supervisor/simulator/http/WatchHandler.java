package io.supervisor.simulator.http;

import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.store.ObjectStore;
import io.supervisor.simulator.write.FieldErrors;
import java.util.concurrent.ThreadLocalRandom;

/** Answers watch requests by a plan of what the stream will show. */
record WatchHandler(ObjectStore store) {

  Answer watch(ApiRequest request, Target target) {
    String version = request.parameter("resourceVersion");
    boolean sendInitial = request.flag("sendInitialEvents");
    if (sendInitial && !request.parameter("resourceVersionMatch").equals("NotOlderThan")) {
      FieldErrors errors = new FieldErrors();
      errors.forbidden(
          "resourceVersionMatch",
          "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
      errors.throwIfAny("meta.k8s.io", "ListOptions", "");
    }
    boolean fromNow = version.isEmpty() || version.equals("0");
    boolean bookmarks = request.flag("allowWatchBookmarks");
    return new Answer.Events(
        new WatchPlan(
            target.kind(),
            target.namespace(),
            Selection.of(request, target),
            Representation.of(request.accept()),
            request.parameter("includeObject"),
            fromNow || sendInitial,
            sendInitial && bookmarks,
            fromNow || sendInitial ? store.version() : since(version),
            bookmarks,
            timeout(request)));
  }

  private static long timeout(ApiRequest request) {
    long asked = request.number("timeoutSeconds", 0);
    return asked > 0 ? asked : ThreadLocalRandom.current().nextLong(1800, 3600);
  }

  private static long since(String version) {
    try {
      return Long.parseUnsignedLong(version);
    } catch (NumberFormatException e) {
      throw ApiFailure.of(500, "", Versions.problem(version));
    }
  }
}
