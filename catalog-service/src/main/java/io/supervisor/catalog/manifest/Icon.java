package io.supervisor.catalog.manifest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Icons out of packages: pictures from strangers, shown only when they cannot do anything. */
final class Icon {

  private static final String PATH = "spec.iconSVGBase64";
  private static final int LIMIT = 64 * 1024;
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  /** Elements and attributes with which an SVG runs code or loads something. */
  private static final Pattern ACTIVE =
      Pattern.compile(
          "(?i)<!(doctype|entity)|<\\?xml-stylesheet|<\\s*([a-z0-9]+:)?(script|foreignobject|iframe"
              + "|embed|object|set|animate[a-z]*|handler|listener|a)\\b|\\bon[a-z]+\\s*="
              + "|javascript:|@import|(href|src)\\s*=\\s*[\"']?\\s*(?![\"']?(#|data:image/))"
              + "|url\\(\\s*[\"']?(?!#)");

  private Icon() {}

  /** The icon in Base64 without blanks; null, with a warning, when it is none or not safe. */
  static String safe(String base64, Fields of) {
    if (base64.isBlank() || base64.strip().equals("none")) {
      return null;
    }
    byte[] picture;
    try {
      picture = Base64.getDecoder().decode(base64.replaceAll("\\s+", ""));
    } catch (IllegalArgumentException e) {
      of.warn(PATH, "is not Base64 and not shown", "Encode an SVG or PNG.");
      return null;
    }
    if (picture.length > LIMIT) {
      of.warn(PATH, "is larger than 64 KiB and not shown", "Use a simpler picture.");
      return null;
    }
    if (isPng(picture)) {
      return Base64.getEncoder().encodeToString(picture);
    }
    String svg = new String(picture, StandardCharsets.UTF_8);
    if (!svg.contains("<svg")) {
      of.warn(PATH, "is neither SVG nor PNG and not shown", "Encode an SVG or PNG.");
      return null;
    }
    if (ACTIVE.matcher(svg).find()) {
      of.warn(
          PATH,
          "is an SVG with scripts, links or references and not shown",
          "Leave only shapes in it.");
      return null;
    }
    return Base64.getEncoder().encodeToString(picture);
  }

  private static boolean isPng(byte[] picture) {
    return picture.length > 8
        && picture[0] == PNG[0]
        && picture[1] == PNG[1]
        && picture[2] == PNG[2]
        && picture[3] == PNG[3];
  }
}
