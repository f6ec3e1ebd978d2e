package io.supervisor.simulator.access;

import io.supervisor.simulator.model.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out who sends a request, and as whom: by token, else nobody; or as somebody else. */
public record Authenticator(Tokens tokens, RoleAccess access) {
  private static final String BEARER = "Bearer ";

  /** The identity that a caller takes on; the user is empty when he keeps his own. */
  public record Impersonation(
      String user, String uid, List<String> groups, Map<String, String> extra) {}

  public Caller caller(String authorization, Impersonation as) {
    Caller caller = caller(authorization);
    if (as.user().isEmpty()) {
      return caller;
    }
    permit(caller, "users", as.user());
    as.groups().forEach(group -> permit(caller, "groups", group));
    List<String> groups = new ArrayList<>(as.groups());
    groups.add("system:authenticated");
    return new Caller(as.user(), as.uid(), List.copyOf(groups), as.extra());
  }

  private Caller caller(String authorization) {
    if (authorization.isEmpty()) {
      return Caller.anonymous();
    }
    boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    Optional<Caller> known =
        bearer ? tokens.caller(authorization.substring(BEARER.length()).trim()) : Optional.empty();
    return known.orElseThrow(() -> ApiFailure.of(401, "Unauthorized", "Unauthorized"));
  }

  private void permit(Caller caller, String what, String name) {
    AccessQuestion question = new AccessQuestion("impersonate", "", what, "", name);
    if (!access.allowed(caller, question)) {
      throw ApiFailure.withEmptyDetails(
          403, "Forbidden", what + " \"" + name + "\" is forbidden: " + question.refusal(caller));
    }
  }
}
