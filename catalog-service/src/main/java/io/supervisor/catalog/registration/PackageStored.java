package io.supervisor.catalog.registration;

import io.supervisor.catalog.manifest.ContentType;
import io.supervisor.platform.event.Event;
import io.supervisor.platform.seal.Gzip;
import java.util.Base64;

/**
 * The bytes of a package, for those who render it.
 *
 * @param content gzip of the uploaded bytes, in Base64
 */
record PackageStored(
    String digest, String service, String version, ContentType contentType, String content)
    implements Event {

  static PackageStored of(ServiceVersion of, VersionContent bytes) {
    String content = Base64.getEncoder().encodeToString(Gzip.compress(bytes.content()));
    return new PackageStored(of.digest(), of.service(), of.version(), of.contentType(), content);
  }

  @Override
  public String topic() {
    return "supervisor.catalog.packages.v1";
  }

  @Override
  public String type() {
    return "io.supervisor.catalog.package-stored.v1";
  }

  @Override
  public String key() {
    return digest;
  }
}
