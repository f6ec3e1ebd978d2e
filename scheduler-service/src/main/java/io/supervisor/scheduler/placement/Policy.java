package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * Which of the hosts that fit is best. Scores lie between -2 and 1; rules about other pods are
 * added to them.
 */
public abstract class Policy {
  /** The host with the largest free part of its scarcer resource afterwards. */
  public static final Policy BALANCE = new Scarcer("BALANCE", 1);

  /**
   * The host with the smallest free part of its scarcer resource afterwards; hosts with GPUs come
   * last for pods that want none.
   */
  public static final Policy PACK = new Scarcer("PACK", -1);

  private final String name;

  Policy(String name) {
    this.name = name;
  }

  /**
   * The host whose free GPUs lose least of their use for typical pods, and of such hosts the
   * fullest.
   *
   * @param fullest how much the second counts; 0 means not at all, 50 to 100 is a good choice
   */
  public static Policy fragmentation(List<TypicalPod> typical, double fullest) {
    return new Policy("FRAGMENTATION") {
      @Override
      Scoring on(HostTable hosts) {
        return new Fragmentation(hosts, typical, fullest);
      }
    };
  }

  /**
   * The host whose free devices, as they are counted by name, lose least of their use for pods like
   * these, and of such hosts the one where the least CPU and devices are free.
   */
  public static Policy fragmentation(List<TypicalUse> typical) {
    return new Policy("FRAGMENTATION") {
      @Override
      Scoring on(HostTable hosts) {
        return new DeviceFragmentation(hosts, typical);
      }
    };
  }

  abstract Scoring on(HostTable hosts);

  @Override
  public String toString() {
    return name;
  }

  private static final class Scarcer extends Policy {
    private final int sign;

    Scarcer(String name, int sign) {
      super(name);
      this.sign = sign;
    }

    @Override
    Scoring on(HostTable hosts) {
      return new Scoring(hosts) {
        @Override
        double score(PodClass pod, int host) {
          double cpu = hosts.freeShare(HostTable.CPU, host, pod.amount(HostTable.CPU));
          double memory = hosts.freeShare(HostTable.MEMORY, host, pod.amount(HostTable.MEMORY));
          boolean spared = sign < 0 && pod.gpus == 0 && hosts.gpus.count(host) > 0;
          return sign * Math.min(cpu, memory) - (spared ? 1 : 0);
        }
      };
    }
  }
}
