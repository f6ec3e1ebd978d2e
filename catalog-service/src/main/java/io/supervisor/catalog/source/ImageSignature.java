package io.supervisor.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.registration.Provenance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import land.oras.Layer;

/**
 * Checks cosign's signature of an image: an image of its own at the tag {@code
 * sha256-<digest>.sig}, whose layers are payloads that name the digest, each with a signature as an
 * annotation.
 */
@ApplicationScoped
class ImageSignature {

  private static final String ANNOTATION = "dev.cosignproject.cosign/signature";

  private final CosignKeys keys;
  private final ObjectMapper json;

  ImageSignature(CosignKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** VERIFIED when one signature is of the digest by a configured key. */
  Provenance.Signature of(Images<?> images, String digest) throws IOException {
    String tag = digest.replace(':', '-') + ".sig";
    if (keys.none() || !images.has(tag)) {
      return Provenance.Signature.UNSIGNED;
    }
    for (Layer layer : images.at(tag).layers()) {
      String signature =
          layer.getAnnotations() == null ? null : layer.getAnnotations().get(ANNOTATION);
      byte[] payload = images.blob(layer);
      if (signature != null && names(payload, digest) && keys.verify(payload, signature)) {
        return Provenance.Signature.VERIFIED;
      }
    }
    return Provenance.Signature.BROKEN;
  }

  private boolean names(byte[] payload, String digest) {
    JsonNode critical;
    try {
      critical = json.readTree(payload).path("critical");
    } catch (IOException e) {
      return false;
    }
    return critical.path("image").path("docker-manifest-digest").asText().equals(digest);
  }
}
