package io.supervisor.scheduler.placement;

import java.util.List;

/**
 * Why a new pod of a workload got its host.
 *
 * @param rejections which filter had removed which hosts; of the first pod of a workload only
 * @param chosen the host it got
 * @param next the best of the others; absent when there was no other
 */
public record Explanation(
    String workload, List<Rejection> rejections, Candidate chosen, Candidate next) {}
