package io.supervisor.install.bundle;

import io.supervisor.platform.event.Event;
import java.util.Base64;

/**
 * The objects of one generation, for the one service that applies them.
 *
 * @param digest keyed digest of the clear content
 * @param sealed the objects as JSON, compressed and sealed for {@code supervisor/service}, Base64
 */
public record BundleRendered(String digest, String install, long generation, String sealed)
    implements Event {

  /** The event of a stored bundle. */
  public static BundleRendered of(Bundle bundle) {
    String sealed = Base64.getEncoder().encodeToString(bundle.sealed());
    return new BundleRendered(bundle.digest(), bundle.install(), bundle.generation(), sealed);
  }

  @Override
  public String topic() {
    return "supervisor.install.bundles.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.install.bundle-rendered.v1";
  }

  @Override
  public String key() {
    return digest;
  }
}
