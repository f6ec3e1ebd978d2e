package io.supervisor.install.supervisor;

import java.util.List;

/**
 * What a Supervisor allows the account by which it is reached.
 *
 * @param known false before it was looked at; then nothing is said
 * @param missingRights what an install may need and the account may not do
 * @param quotas in the namespaces of installs
 */
public record Allowance(boolean known, List<Right> missingRights, List<Quota> quotas) {

  /**
   * What somebody may do with the objects of a kind.
   *
   * @param group API group; empty for the core
   */
  public record Right(String group, String kind, String verb) {}

  /**
   * What everything in a namespace may request together; what is null is not limited by it.
   *
   * @param name of the ResourceQuota
   */
  public record Quota(
      String namespace,
      String name,
      Long cpuMillicores,
      Long memoryMib,
      Long storageMib,
      Long pods) {}

  static Allowance of(SupervisorChanged change) {
    return new Allowance(
        change.missingRights() != null && change.quotas() != null,
        change.missingRights() == null ? List.of() : List.copyOf(change.missingRights()),
        change.quotas() == null ? List.of() : List.copyOf(change.quotas()));
  }
}
