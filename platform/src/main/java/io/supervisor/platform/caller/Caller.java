package io.supervisor.platform.caller;

import io.quarkus.security.identity.SecurityIdentity;
import java.util.Set;

/**
 * Who asks.
 *
 * @param name user name as the SSO provider knows it, or the client id of a service account
 * @param roles realm roles
 */
public record Caller(String name, Set<String> roles) {

  /** Keeps its own copy of the roles. */
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** The caller of the current request. */
  public static Caller of(SecurityIdentity identity) {
    return new Caller(identity.getPrincipal().getName(), identity.getRoles());
  }

  /** Whether the caller has at least one of these roles. */
  public boolean hasAny(String... wanted) {
    return Set.of(wanted).stream().anyMatch(roles::contains);
  }
}
