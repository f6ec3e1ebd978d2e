package io.supervisor.platform.caller;

/**
 * Realm roles of the SSO provider; {@code deploy/docs/roles.md} maps them to vCenter privileges.
 */
public final class Role {

  /** May do everything. */
  public static final String ADMINISTRATOR = "administrator";

  /** May change the catalog. */
  public static final String PUBLISHER = "publisher";

  /** May install, change and remove services on Supervisors. */
  public static final String OPERATOR = "operator";

  /** May read. */
  public static final String VIEWER = "viewer";

  /** The web gateway itself, in its own name. */
  public static final String GATEWAY = "gateway";

  private Role() {}
}
