package io.supervisor.namespace.workload;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Rendered objects that arrived, sealed; they may be here before or after their placement. */
@Entity
class ArrivedBundle {

  @Id private String digest;
  private String install;
  private long generation;
  private byte[] sealed;

  ArrivedBundle() {}

  static ArrivedBundle of(BundleRendered event, byte[] sealed) {
    ArrivedBundle bundle = new ArrivedBundle();
    bundle.digest = event.digest();
    bundle.install = event.install();
    bundle.generation = event.generation();
    bundle.sealed = sealed.clone();
    return bundle;
  }

  String install() {
    return install;
  }

  byte[] sealed() {
    return sealed.clone();
  }
}
