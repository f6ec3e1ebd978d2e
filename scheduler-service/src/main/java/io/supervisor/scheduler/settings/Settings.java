package io.supervisor.scheduler.settings;

import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Slot;
import io.supervisor.scheduler.placement.TypicalUse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How the pods of a Supervisor are placed.
 *
 * @param policy which of the hosts that will do is the best
 * @param hostFailuresTolerated 1 refuses what would leave pods without a host if any one host
 *     failed; 0 does not look at that
 * @param automation what becomes of the moves that DRS proposes
 * @param threshold which moves are proposed: 1 only what rules demand, 5 slight gains, too
 */
public record Settings(
    @NotNull Preference policy,
    @NotNull @Min(0) @Max(1) Integer hostFailuresTolerated,
    @NotNull Automation automation,
    @NotNull @Min(1) @Max(5) Integer threshold) {

  /** Until an administrator says something else. */
  public static final Settings DEFAULT = new Settings(Preference.BALANCE, 0, Automation.MANUAL, 3);

  /** After the pods of a workload are spread over hosts; of equal hosts the first by name. */
  public enum Preference {
    /** The host with the largest free part of its scarcer resource. */
    BALANCE(pods -> Policy.BALANCE),
    /** The host with the smallest, so that whole hosts stay free. */
    PACK(pods -> Policy.PACK),
    /**
     * The host whose free GPUs and other devices lose least of their use for pods like those that
     * are there; of such hosts the one where the least CPU and devices are free.
     */
    FRAGMENTATION(pods -> Policy.fragmentation(TypicalUse.of(pods.get())));

    private final Function<Supplier<List<Slot>>, Policy> policy;

    Preference(Function<Supplier<List<Slot>>, Policy> policy) {
      this.policy = policy;
    }
  }

  /** Placement itself is always automatic. */
  public enum Automation {
    /** Moves are proposed only. */
    MANUAL,
    /** Moves that rules demand are made, others proposed. */
    PARTIAL,
    /** Moves are made. */
    FULL
  }

  /**
   * How hosts are chosen.
   *
   * @param pods all that are there, for policies that look at them
   */
  public Policy placement(Supplier<List<Slot>> pods) {
    return policy.policy.apply(pods);
  }

  /** Whether a decision rests on all pods that are there, not only on what is free. */
  public boolean looksAtAllPods() {
    return survivesHostFailure() || policy == Preference.FRAGMENTATION;
  }

  public boolean survivesHostFailure() {
    return hostFailuresTolerated > 0;
  }
}
