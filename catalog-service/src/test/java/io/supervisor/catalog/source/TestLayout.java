package io.supervisor.catalog.source;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** An OCI layout as imgpkg and cosign leave it, written by the specification. */
final class TestLayout {

  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String TAR = "application/vnd.oci.image.layer.v1.tar+gzip";
  private static final String PAYLOAD = "application/vnd.dev.cosign.simplesigning.v1+json";

  private final Path folder;
  private final ObjectMapper json = new ObjectMapper();
  private final ObjectNode index = json.createObjectNode().put("schemaVersion", 2);
  private final ArrayNode manifests = index.putArray("manifests");

  TestLayout(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("blobs/sha256"));
    Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    write();
  }

  Path folder() {
    return folder;
  }

  /** A bundle with files; its digest comes back. */
  String bundle(String tag, Map<String, String> files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
      }
    }
    return image(tag, TAR, bytes.toByteArray(), Map.of());
  }

  /** An artifact with one YAML file as its layer. */
  String artifact(String tag, String text) throws IOException {
    return image(
        tag,
        "application/yaml",
        text.getBytes(StandardCharsets.UTF_8),
        Map.of("org.opencontainers.image.title", "package.yaml"));
  }

  /** Signs an image the way cosign does. */
  void sign(String digest, KeyPair keys) throws IOException, GeneralSecurityException {
    byte[] payload =
        """
        {"critical":{"identity":{"docker-reference":""},"image":{"docker-manifest-digest":"%s"},\
        "type":"cosign container image signature"},"optional":null}"""
            .formatted(digest)
            .getBytes(StandardCharsets.UTF_8);
    String signature = signature(payload, keys);
    image(
        digest.replace(':', '-') + ".sig",
        PAYLOAD,
        payload,
        Map.of("dev.cosignproject.cosign/signature", signature));
  }

  static String signature(byte[] content, KeyPair keys) throws GeneralSecurityException {
    Signature signer = Signature.getInstance("SHA256withECDSA");
    signer.initSign(keys.getPrivate());
    signer.update(content);
    return Base64.getEncoder().encodeToString(signer.sign());
  }

  static String pem(KeyPair keys) {
    String der = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + der + "\n-----END PUBLIC KEY-----\n";
  }

  private String image(String tag, String type, byte[] layer, Map<String, String> annotations)
      throws IOException {
    byte[] config = "{}".getBytes(StandardCharsets.UTF_8);
    ObjectNode manifest = json.createObjectNode().put("schemaVersion", 2);
    manifest.put("mediaType", MANIFEST);
    manifest.set("config", descriptor("application/vnd.oci.image.config.v1+json", config));
    ObjectNode described = descriptor(type, layer);
    described.set("annotations", json.valueToTree(annotations));
    manifest.putArray("layers").add(described);
    byte[] bytes = json.writeValueAsBytes(manifest);
    ObjectNode entry = descriptor(MANIFEST, bytes);
    entry.putObject("annotations").put("org.opencontainers.image.ref.name", tag);
    manifests.add(entry);
    write();
    return entry.path("digest").asText();
  }

  private ObjectNode descriptor(String type, byte[] content) throws IOException {
    String hex = sha256(content);
    Files.write(folder.resolve("blobs/sha256").resolve(hex), content);
    return json.createObjectNode()
        .put("mediaType", type)
        .put("digest", "sha256:" + hex)
        .put("size", content.length);
  }

  private void write() throws IOException {
    Files.write(folder.resolve("index.json"), json.writeValueAsBytes(index));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
