package io.supervisor.catalog.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import land.oras.Layer;
import land.oras.Manifest;
import land.oras.OCI;
import land.oras.OCILayout;
import land.oras.Ref;
import land.oras.exception.OrasException;

/**
 * The images of one repository or layout. What comes back is checked against its digest here: the
 * client library does not, and a signature is only of a digest.
 */
final class Images<R extends Ref<R>> {

  /** The largest blob that is read into memory: a catalog's bundles are small. */
  private static final int LARGEST_BLOB = 16 * 1024 * 1024;

  private final OCI<R> client;
  private final R repository;
  private final BiFunction<R, String, R> tags;

  Images(OCI<R> client, R repository, BiFunction<R, String, R> tags) {
    this.client = client;
    this.repository = repository;
    this.tags = tags;
  }

  /** An image by its digest. */
  record Image(String digest, List<Layer> layers) {}

  List<String> tags() throws IOException {
    try {
      return client.getTags(repository).tags();
    } catch (OrasException e) {
      throw failed(e);
    }
  }

  /** The image at a tag now. */
  Image at(String tag) throws IOException {
    try {
      String digest = client.getDescriptor(tags.apply(repository, tag)).getDigest();
      Manifest manifest = client.getManifest(repository.withDigest(digest));
      String json = manifest.getJson();
      if (json == null || !digest(json.getBytes(StandardCharsets.UTF_8)).equals(digest)) {
        throw new IOException("the manifest at " + tag + " is not what its digest says");
      }
      return new Image(digest, manifest.getLayers());
    } catch (OrasException e) {
      throw failed(e);
    }
  }

  /** Whether there is such a tag; a registry that does not answer is no answer. */
  boolean has(String tag) throws IOException {
    if (client instanceof OCILayout) {
      return tags().contains(tag);
    }
    try {
      client.getDescriptor(tags.apply(repository, tag));
      return true;
    } catch (OrasException e) {
      if (e.getStatusCode() != null && e.getStatusCode() == 404) {
        return false;
      }
      throw failed(e);
    }
  }

  /** The bytes of a layer. */
  byte[] blob(Layer layer) throws IOException {
    try (InputStream blob = client.fetchBlob(repository.withDigest(layer.getDigest()))) {
      byte[] content = blob.readNBytes(LARGEST_BLOB + 1);
      if (content.length > LARGEST_BLOB) {
        throw new IOException("a layer is larger than 16 MiB");
      }
      if (!digest(content).equals(layer.getDigest())) {
        throw new IOException("a layer is not what its digest says");
      }
      return content;
    } catch (OrasException e) {
      throw failed(e);
    }
  }

  private static String digest(byte[] content) {
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static IOException failed(OrasException e) {
    return new IOException("the registry or layout answers: " + e.getMessage(), e);
  }
}
