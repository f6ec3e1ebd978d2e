package io.supervisor.namespace.cluster;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuota;
import io.fabric8.kubernetes.api.model.ResourceQuotaSpec;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Asks a Supervisor what its account may do, with SelfSubjectAccessReviews: first for everything,
 * and only when that is refused for each thing that an install may need.
 */
final class AllowanceReader {

  private static final BigDecimal MIB = BigDecimal.valueOf(1024L * 1024);
  private static final Right LIST_QUOTAS = new Right("", "ResourceQuota", "list");
  private static final List<String> VERBS = List.of("create", "patch", "delete");

  private final KubernetesClient client;

  AllowanceReader(KubernetesClient client) {
    this.client = client;
  }

  /** The quotas are those of namespaces whose names begin with {@code prefix}. */
  Allowance read(String prefix) {
    List<Right> missing = may("*", "*", "*") ? List.of() : missing();
    List<Quota> quotas = missing.contains(LIST_QUOTAS) ? List.of() : quotas(prefix);
    return new Allowance(true, missing, quotas);
  }

  private List<Right> missing() {
    List<Right> missing = new ArrayList<>();
    for (WrittenKind kind : WrittenKind.ALL) {
      for (String verb : VERBS) {
        if (!may(verb, kind.group(), kind.plural())) {
          missing.add(new Right(kind.group(), kind.kind(), verb));
        }
      }
    }
    if (!may(LIST_QUOTAS.verb(), "", "resourcequotas")) {
      missing.add(LIST_QUOTAS);
    }
    return List.copyOf(missing);
  }

  private boolean may(String verb, String group, String plural) {
    SelfSubjectAccessReview question =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb(verb)
            .withGroup(group)
            .withResource(plural)
            .endResourceAttributes()
            .endSpec()
            .build();
    return Boolean.TRUE.equals(
        client
            .authorization()
            .v1()
            .selfSubjectAccessReview()
            .create(question)
            .getStatus()
            .getAllowed());
  }

  private List<Quota> quotas(String prefix) {
    return client.resourceQuotas().inAnyNamespace().list().getItems().stream()
        .filter(quota -> quota.getMetadata().getNamespace().startsWith(prefix))
        .filter(quota -> forAllPods(quota.getSpec()))
        .map(AllowanceReader::quota)
        .toList();
  }

  /** One with scopes is for some pods only, and is not looked at. */
  private static boolean forAllPods(ResourceQuotaSpec spec) {
    return spec == null || spec.getScopes().isEmpty() && spec.getScopeSelector() == null;
  }

  private static Quota quota(ResourceQuota found) {
    Map<String, Quantity> hard = found.getSpec() == null ? null : found.getSpec().getHard();
    Map<String, Quantity> limits = hard == null ? Map.of() : hard;
    BigDecimal cpu = amount(limits, "requests.cpu", "cpu");
    return new Quota(
        found.getMetadata().getNamespace(),
        found.getMetadata().getName(),
        cpu == null ? null : cpu.movePointRight(3).longValue(),
        mib(amount(limits, "requests.memory", "memory")),
        mib(amount(limits, "requests.storage", "requests.storage")),
        whole(amount(limits, "pods", "count/pods")));
  }

  private static BigDecimal amount(Map<String, Quantity> limits, String name, String otherName) {
    return Stream.of(name, otherName)
        .map(limits::get)
        .filter(Objects::nonNull)
        .map(Quantity::getAmountInBytes)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Long mib(BigDecimal bytes) {
    return bytes == null ? null : bytes.divideToIntegralValue(MIB).longValue();
  }

  private static Long whole(BigDecimal amount) {
    return amount == null ? null : amount.longValue();
  }
}
