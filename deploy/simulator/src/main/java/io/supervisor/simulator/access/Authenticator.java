package io.supervisor.simulator.access;

import io.supervisor.simulator.model.ApiFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out who sends a request, and as whom: by token, else nobody; or as somebody else. */
public record Authenticator(Tokens tokens, RoleAccess access) {
  private static final String BEARER = "Bearer ";
  private static final String IDENTITY = "authentication.k8s.io";
  private static final String ACCOUNT = "system:serviceaccount:";

  /** The identity that a caller takes on; all of it is empty when he keeps his own. */
  public record Impersonation(
      String user, String uid, List<String> groups, Map<String, String> extra) {

    private boolean partial() {
      return user.isEmpty() && !(uid.isEmpty() && groups.isEmpty() && extra.isEmpty());
    }
  }

  public Caller caller(String authorization, Impersonation as) {
    Caller caller = caller(authorization);
    if (as.partial()) {
      throw ApiFailure.badRequest(
          "the headers Impersonate-Uid, -Group and -Extra need Impersonate-User beside them");
    }
    if (as.user().isEmpty()) {
      return caller;
    }
    permit(caller, as);
    List<String> groups = new ArrayList<>(as.groups());
    if (groups.isEmpty() && as.user().startsWith(ACCOUNT)) {
      groups.add("system:serviceaccounts");
      groups.add("system:serviceaccounts:" + as.user().split(":")[2]);
    }
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

  /** Each part of the identity needs a permission of its own. */
  private void permit(Caller caller, Impersonation as) {
    String[] account = as.user().split(":");
    if (as.user().startsWith(ACCOUNT) && account.length == 4) {
      permit(caller, "", "serviceaccounts", account[2], account[3]);
    } else {
      permit(caller, "", "users", "", as.user());
    }
    as.groups().forEach(group -> permit(caller, "", "groups", "", group));
    if (!as.uid().isEmpty()) {
      permit(caller, IDENTITY, "uids", "", as.uid());
    }
    as.extra().forEach((key, value) -> permit(caller, IDENTITY, "userextras/" + key, "", value));
  }

  private void permit(Caller caller, String group, String what, String namespace, String name) {
    AccessQuestion question = new AccessQuestion("impersonate", group, what, namespace, name);
    if (!access.allowed(caller, question)) {
      throw ApiFailure.withEmptyDetails(
          403, "Forbidden", what + " \"" + name + "\" is forbidden: " + question.refusal(caller));
    }
  }
}
