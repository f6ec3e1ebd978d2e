package io.supervisor.catalog.registration;

/**
 * Where a version comes from.
 *
 * @param location file or image it was read from; null for an upload
 * @param signature what is known of its signature
 * @param arrives state it starts in
 * @param byDefault whether it ships with the product and so cannot be deleted
 */
public record Provenance(
    Source source, String location, Signature signature, State arrives, boolean byDefault) {

  /** An upload through the API: nothing signs it. */
  public static final Provenance UPLOAD =
      new Provenance(Source.UPLOAD, null, Signature.UNSIGNED, State.ACTIVATED, false);

  /** The kinds of catalog sources. */
  public enum Source {
    UPLOAD,
    DIRECTORY,
    OCI
  }

  /** What the check of a signature against the configured keys said. */
  public enum Signature {
    VERIFIED,
    UNSIGNED,
    BROKEN
  }
}
