package io.supervisor.install.bundle;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** The rendered objects of an install's newest generation, sealed, kept to be sent again. */
@Entity
public class Bundle {

  @Id private String install;
  private String digest;
  private long generation;
  private byte[] sealed;

  Bundle() {}

  /** A bundle of one generation. */
  public static Bundle of(String install, String digest, long generation, byte[] sealed) {
    Bundle bundle = new Bundle();
    bundle.install = install;
    bundle.digest = digest;
    bundle.generation = generation;
    bundle.sealed = sealed.clone();
    return bundle;
  }

  public String install() {
    return install;
  }

  String digest() {
    return digest;
  }

  long generation() {
    return generation;
  }

  byte[] sealed() {
    return sealed.clone();
  }
}
