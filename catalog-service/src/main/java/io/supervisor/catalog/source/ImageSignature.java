package io.supervisor.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.catalog.registration.Provenance;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;
import land.oras.Layer;
import land.oras.OCI;
import land.oras.Ref;
import land.oras.exception.OrasException;

/**
 * Checks cosign's signature of an image: an image of its own at the tag {@code
 * sha256-<digest>.sig}, whose layers are payloads that name the digest, each with a signature as an
 * annotation.
 */
@ApplicationScoped
class ImageSignature {

  private static final String ANNOTATION = "dev.cosignproject.cosign/signature";
  private static final int LARGEST = 64 * 1024;

  private final CosignKeys keys;
  private final ObjectMapper json;

  ImageSignature(CosignKeys keys, ObjectMapper json) {
    this.keys = keys;
    this.json = json;
  }

  /** VERIFIED when one signature is of the digest by a configured key. */
  <R extends Ref<R>> Provenance.Signature of(
      OCI<R> images, R repository, Function<String, R> tags, String digest) throws IOException {
    if (keys.none()) {
      return Provenance.Signature.UNSIGNED;
    }
    Iterable<Layer> signatures;
    try {
      String tag = digest.replace(':', '-') + ".sig";
      signatures = images.getManifest(tags.apply(tag)).getLayers();
    } catch (OrasException e) {
      return Provenance.Signature.UNSIGNED;
    }
    for (Layer layer : signatures) {
      String signature =
          layer.getAnnotations() == null ? null : layer.getAnnotations().get(ANNOTATION);
      try (InputStream blob = images.fetchBlob(repository.withDigest(layer.getDigest()))) {
        byte[] payload = blob.readNBytes(LARGEST);
        if (signature != null && names(payload, digest) && keys.verify(payload, signature)) {
          return Provenance.Signature.VERIFIED;
        }
      }
    }
    return Provenance.Signature.BROKEN;
  }

  private boolean names(byte[] payload, String digest) throws IOException {
    JsonNode critical = json.readTree(payload).path("critical");
    return critical.path("image").path("docker-manifest-digest").asText().equals(digest);
  }
}
