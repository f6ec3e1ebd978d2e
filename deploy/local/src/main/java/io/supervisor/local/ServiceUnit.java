package io.supervisor.local;

import java.util.List;

/**
 * One of the five services.
 *
 * @param role its database role and schema
 * @param keys purposes whose keysets it needs
 * @param asks roles of the services that it asks by HTTP, in its caller's name
 */
record ServiceUnit(String name, String role, List<String> keys, List<String> asks) {

  static final List<ServiceUnit> ALL =
      List.of(
          new ServiceUnit("catalog-service", "catalog", List.of("config", "digest"), List.of()),
          new ServiceUnit(
              "install-service",
              "install",
              List.of("config", "bundle", "digest"),
              List.of("scheduler")),
          new ServiceUnit("scheduler-service", "scheduler", List.of("credentials"), List.of()),
          new ServiceUnit(
              "namespace-service", "namespace", List.of("bundle", "credentials"), List.of()),
          new ServiceUnit("identity-service", "identity", List.of("session", "digest"), List.of()));

  static ServiceUnit of(String role) {
    return ALL.stream().filter(unit -> unit.role().equals(role)).findFirst().orElseThrow();
  }
}
