package io.supervisor.catalog.source;

import io.supervisor.catalog.registration.SignatureConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/**
 * The public keys that signatures are checked with, offline: ECDSA over P-256 with SHA-256, what
 * cosign makes by default, and Ed25519 and RSA.
 */
@ApplicationScoped
class CosignKeys {

  private final List<PublicKey> keys;

  CosignKeys(SignatureConfig config) {
    keys = config.keys().orElse(List.of()).stream().map(CosignKeys::read).toList();
  }

  /** Whether no key is configured, so that nothing can be verified. */
  boolean none() {
    return keys.isEmpty();
  }

  /** Whether {@code signature}, in Base64, is of {@code content} by one of the keys. */
  boolean verify(byte[] content, String signature) {
    byte[] bytes;
    try {
      bytes = Base64.getMimeDecoder().decode(signature.strip());
    } catch (IllegalArgumentException e) {
      return false;
    }
    return keys.stream().anyMatch(key -> verify(content, bytes, key));
  }

  private static boolean verify(byte[] content, byte[] signature, PublicKey key) {
    try {
      Signature check = Signature.getInstance(algorithm(key));
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String algorithm(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "EC" -> "SHA256withECDSA";
      case "RSA" -> "SHA256withRSA";
      default -> "Ed25519";
    };
  }

  private static PublicKey read(Path file) {
    try {
      String pem = Files.readString(file, StandardCharsets.US_ASCII);
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
      for (String algorithm : List.of("EC", "RSA", "Ed25519")) {
        try {
          return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException e) {
          continue;
        }
      }
      throw new IllegalStateException(file + " holds no public key in PEM");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the public key " + file, e);
    }
  }
}
