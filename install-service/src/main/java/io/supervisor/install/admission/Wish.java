package io.supervisor.install.admission;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What is wanted of the catalog.
 *
 * @param version semantic version; null for a removal
 * @param sealedConfig the config, sealed for {@code supervisor/service}; null keeps what there is
 */
@Embeddable
public record Wish(
    String supervisor,
    String service,
    @Enumerated(EnumType.STRING) Action action,
    String version,
    byte[] sealedConfig,
    boolean ignoreDependents,
    String requestedBy) {

  /** What is to be admitted. */
  public enum Action {
    APPLY,
    REMOVE
  }

  /** An install or change. */
  public static Wish apply(
      String supervisor, String service, String version, byte[] sealedConfig, String by) {
    return new Wish(supervisor, service, Action.APPLY, version, sealedConfig, false, by);
  }

  /** A removal. */
  public static Wish remove(String supervisor, String service, boolean ignore, String by) {
    return new Wish(supervisor, service, Action.REMOVE, null, null, ignore, by);
  }
}
