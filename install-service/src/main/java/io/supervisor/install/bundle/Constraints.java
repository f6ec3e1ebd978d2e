package io.supervisor.install.bundle;

import java.util.List;
import java.util.Map;

/**
 * Which hosts will do for the pods of a workload.
 *
 * @param nodeSelector labels that the host must have
 * @param nodeTerms required node affinity: all requirements of one term must be met; empty means
 *     any host
 * @param tolerations taints that the pods put up with
 * @param onePerHost two of the pods must not share a host
 * @param likedHosts hosts that are better than others, though any will do
 * @param pods what the pods are to other pods, and ask of them
 */
public record Constraints(
    Map<String, String> nodeSelector,
    List<List<Requirement>> nodeTerms,
    List<Toleration> tolerations,
    boolean onePerHost,
    List<LikedHosts> likedHosts,
    PodTraits pods) {

  /** Any host. */
  public static final Constraints NONE =
      new Constraints(Map.of(), List.of(), List.of(), false, List.of(), PodTraits.NONE);

  public Constraints {
    likedHosts = likedHosts == null ? List.of() : likedHosts;
    pods = pods == null ? PodTraits.NONE : pods;
  }

  /**
   * A label of the host and how its value is compared.
   *
   * @param operator IN, NOT_IN, EXISTS, DOES_NOT_EXIST, GT or LT
   */
  public record Requirement(String key, String operator, List<String> values) {}

  /**
   * Hosts that are liked.
   *
   * @param weight 1 to 100
   */
  public record LikedHosts(PodTraits.Selector hosts, int weight) {}

  /**
   * A taint that does not matter.
   *
   * @param key empty for every key
   * @param anyValue whether its value does not count
   * @param effect empty for every effect
   */
  public record Toleration(String key, boolean anyValue, String value, String effect) {}
}
