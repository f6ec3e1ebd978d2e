package io.supervisor.scheduler.placement;

import java.util.Map;

/**
 * A host that a pod could go to, and what speaks for it.
 *
 * @param score the higher, the better; the sum of the terms
 * @param terms POLICY (what the policy says of the host), HOST_RULES (rules about other pods on the
 *     host itself), DOMAIN_RULES (rules about other pods in its zone or other domain)
 */
public record Candidate(String host, double score, Map<String, Double> terms) {}
