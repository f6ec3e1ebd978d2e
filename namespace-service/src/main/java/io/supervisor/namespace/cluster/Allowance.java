package io.supervisor.namespace.cluster;

import java.util.List;

/**
 * What a Supervisor allows the account by which it is reached.
 *
 * @param known false before it was looked at; then nothing is said
 * @param missingRights what an install may need and the account may not do
 * @param quotas in the namespaces of installs
 */
public record Allowance(boolean known, List<Right> missingRights, List<Quota> quotas) {

  /** Of a Supervisor that was not looked at. */
  public static final Allowance UNKNOWN = new Allowance(false, List.of(), List.of());
}
