package io.supervisor.catalog.registration;

import io.supervisor.platform.error.ApiFailure;
import io.supervisor.platform.error.Finding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Uploaded bytes, decoded: UTF-8 within the limit.
 *
 * @param digest {@code sha256:} and the digest of the bytes in hex
 */
public record Upload(byte[] content, String text, String digest) {

  /** Message id of every refusal of content. */
  public static final String INVALID = "vcenter.wcp.appplatform.supervisorservice.content.invalid";

  /** Decodes Base64, white space allowed; 400 with the field's name otherwise. */
  static Upload decode(String field, String base64, int limit) {
    return of(field, bytes(field, base64), limit);
  }

  /** The bytes behind Base64, white space allowed; 400 with the field's name otherwise. */
  static byte[] bytes(String field, String base64) {
    if (base64 == null || base64.isBlank()) {
      throw refused(field, "is missing or empty", "Send the YAML file in Base64.");
    }
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
    } catch (IllegalArgumentException e) {
      throw refused(field, "is not Base64", "Encode the YAML file with base64.");
    }
  }

  /** Bytes as they are; 400 with the field's name when they are too many or no UTF-8. */
  public static Upload of(String field, byte[] content, int limit) {
    if (content.length > limit) {
      throw refused(
          field,
          "has %d bytes, and at most %d are taken".formatted(content.length, limit),
          "Use a bundle image for large content.");
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return new Upload(content, text, sha256(content));
    } catch (CharacterCodingException e) {
      throw refused(field, "is not UTF-8 text", "Save the file as UTF-8.");
    }
  }

  private static ApiFailure refused(String field, String problem, String hint) {
    return ApiFailure.invalid(
        INVALID, "The content is invalid", List.of(new Finding(field, problem, hint)));
  }

  private static String sha256(byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
