package io.supervisor.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.catalog.yaml.YamlReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes uploads out of the files of a package repository, where the metadata of a service may stand
 * in a file of its own: such a file goes before each Package of the service.
 */
@ApplicationScoped
class PackageFiles {

  private final YamlReader yaml;

  PackageFiles(YamlReader yaml) {
    this.yaml = yaml;
  }

  /** Uploads by the name of the Package's file; other files are left out. */
  Map<String, byte[]> uploads(Map<String, byte[]> files) {
    Map<String, byte[]> metadata = new LinkedHashMap<>();
    Map<String, String> packages = new TreeMap<>();
    files.forEach(
        (name, content) -> {
          String text = new String(content, StandardCharsets.UTF_8);
          List<YamlDocument> documents = yaml.read(text, name).documents();
          boolean alone = documents.stream().noneMatch(one -> isKind(one, "Package"));
          if (!alone) {
            packages.put(name, refName(documents));
          }
          documents.stream()
              .filter(one -> alone && isKind(one, "PackageMetadata"))
              .forEach(one -> metadata.put(name(one), content));
        });
    Map<String, byte[]> uploads = new LinkedHashMap<>();
    packages.forEach(
        (name, service) -> {
          byte[] about = service.isEmpty() ? null : metadata.get(service);
          uploads.put(name, about == null ? files.get(name) : join(about, files.get(name)));
        });
    return uploads;
  }

  /** The service of the Package, or nothing when its metadata is in the same file. */
  private static String refName(List<YamlDocument> documents) {
    if (documents.stream().anyMatch(one -> isKind(one, "PackageMetadata"))) {
      return "";
    }
    return documents.stream()
        .map(one -> one.value().path("spec").path("refName").asText())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String name(YamlDocument document) {
    return document.value().path("metadata").path("name").asText();
  }

  private static boolean isKind(YamlDocument document, String kind) {
    JsonNode value = document.value();
    return value.path("kind").asText().equals(kind)
        && value.path("apiVersion").asText().startsWith("data.packaging.carvel.dev/");
  }

  private static byte[] join(byte[] first, byte[] second) {
    byte[] between = "\n---\n".getBytes(StandardCharsets.UTF_8);
    byte[] joined = new byte[first.length + between.length + second.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(between, 0, joined, first.length, between.length);
    System.arraycopy(second, 0, joined, first.length + between.length, second.length);
    return joined;
  }
}
