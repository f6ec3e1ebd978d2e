package io.supervisor.install.revision;

import jakarta.persistence.Embeddable;

/**
 * What should run: a version with a config.
 *
 * @param version semantic version, empty for nothing
 * @param packageDigest key of the package on {@code supervisor.catalog.packages.v1}
 * @param sealedConfig the service config, sealed for the install; empty for none
 * @param configSeq the command that brought the config
 */
@Embeddable
public record Wanted(String version, String packageDigest, byte[] sealedConfig, long configSeq) {

  /** Nothing. */
  public static final Wanted NOTHING = new Wanted("", "", new byte[0], 0);

  public Wanted {
    sealedConfig = sealedConfig.clone();
  }

  @Override
  public byte[] sealedConfig() {
    return sealedConfig.clone();
  }

  /** The same without what may be secret. */
  public Wanted forgotten() {
    return new Wanted(version, packageDigest, new byte[0], configSeq);
  }
}
