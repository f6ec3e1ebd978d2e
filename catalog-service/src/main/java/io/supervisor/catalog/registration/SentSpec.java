package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.ContentType;
import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.util.List;
import java.util.stream.Stream;

/**
 * The one spec that a create call brought.
 *
 * @param path of the version spec in the body, for findings
 * @param present whether the body has a spec of this type at all
 * @param service id of a custom service; null for the formats that name it themselves
 * @param displayName of a new custom service; null otherwise
 * @param description of a new custom service; null otherwise
 */
record SentSpec(
    ContentType type,
    String path,
    boolean present,
    VersionSpec version,
    String service,
    String displayName,
    String description) {

  private static final String CHOICE = "carvel_spec, vsphere_spec, custom_spec";

  static SentSpec carvel(String path, boolean present, VersionSpec version) {
    return new SentSpec(ContentType.CARVEL_APPS_YAML, path, present, version, null, null, null);
  }

  static SentSpec vsphere(String path, boolean present, VersionSpec version) {
    return new SentSpec(ContentType.VSPHERE_APPS_YAML, path, present, version, null, null, null);
  }

  static SentSpec custom(String path, boolean present, VersionSpec version, String service) {
    return new SentSpec(ContentType.CUSTOM_YAML, path, present, version, service, null, null);
  }

  /** A new custom service, which has names of its own beside those of its version. */
  static SentSpec custom(CreateService.CustomSpec spec) {
    return new SentSpec(
        ContentType.CUSTOM_YAML,
        "custom_spec.version_spec",
        spec != null,
        spec == null ? null : spec.versionSpec(),
        spec == null ? null : spec.supervisorService(),
        spec == null ? null : spec.displayName(),
        spec == null ? null : spec.description());
  }

  /** Whether it makes a service, and not only a version of one. */
  boolean namesAService() {
    return type == ContentType.CUSTOM_YAML && path.contains(".");
  }

  /** The one that is present; 400 for none or more than one. */
  static SentSpec oneOf(SentSpec carvel, SentSpec vsphere, SentSpec custom, boolean mistaken) {
    List<SentSpec> sent = Stream.of(carvel, vsphere, custom).filter(SentSpec::present).toList();
    if (sent.size() != 1) {
      String hint =
          mistaken && sent.isEmpty()
              ? "{\"spec\":{\"content\":…}} is the body of checkContent. To create, send"
                  + " {\"carvel_spec\":…} as the API description shows."
              : "Send exactly one of them.";
      String problem = sent.isEmpty() ? "are all missing" : "are there together: " + names(sent);
      throw ApiFailure.invalid(
          Upload.INVALID, "The upload is refused", List.of(new Finding(CHOICE, problem, hint)));
    }
    return sent.get(0);
  }

  private static String names(List<SentSpec> sent) {
    return String.join(", ", sent.stream().map(one -> one.path().split("\\.")[0]).toList());
  }

  /** Path of the content in the body. */
  String contentPath() {
    return path + ".content";
  }

  String content() {
    return version == null ? null : version.content();
  }

  boolean eulaAccepted() {
    return version != null && Boolean.TRUE.equals(version.acceptEula());
  }
}
