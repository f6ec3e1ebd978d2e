package io.supervisor.local;

import java.util.List;

/**
 * One of the five services.
 *
 * @param role its database role and schema
 * @param keys purposes whose keysets it needs
 */
record ServiceUnit(String name, String role, List<String> keys) {

  static final List<ServiceUnit> ALL =
      List.of(
          new ServiceUnit("catalog-service", "catalog", List.of("config", "digest")),
          new ServiceUnit("install-service", "install", List.of("config", "bundle", "digest")),
          new ServiceUnit("scheduler-service", "scheduler", List.of("credentials")),
          new ServiceUnit("namespace-service", "namespace", List.of("bundle", "credentials")),
          new ServiceUnit("identity-service", "identity", List.of("session", "digest")));
}
