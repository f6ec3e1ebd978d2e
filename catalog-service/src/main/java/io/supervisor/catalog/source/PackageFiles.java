package io.supervisor.catalog.source;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.catalog.yaml.YamlDocument;
import io.supervisor.catalog.yaml.YamlReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

  /** Where the content of a file comes from. */
  interface Content {
    byte[] of(String file) throws IOException;
  }

  /**
   * Files that make one upload: the Package's last, before it the one with its metadata.
   *
   * @param location name of the Package's file
   */
  record Upload(String location, List<String> files) {}

  /** The uploads that files make; files without a Package are left out. */
  List<Upload> uploads(Iterable<String> names, Content contents) throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    Map<String, String> packages = new LinkedHashMap<>();
    for (String name : names) {
      String text = new String(contents.of(name), StandardCharsets.UTF_8);
      List<YamlDocument> documents = yaml.read(text, name).documents();
      if (documents.stream().anyMatch(one -> isKind(one, "Package"))) {
        packages.put(name, refName(documents));
      } else {
        documents.stream()
            .filter(one -> isKind(one, "PackageMetadata"))
            .forEach(one -> metadata.put(name(one), name));
      }
    }
    List<Upload> uploads = new ArrayList<>();
    packages.forEach(
        (file, service) -> {
          String about = metadata.get(service);
          uploads.add(new Upload(file, about == null ? List.of(file) : List.of(about, file)));
        });
    return uploads;
  }

  /** The bytes of an upload. */
  static byte[] join(Upload upload, Content contents) throws IOException {
    byte[] last = contents.of(upload.location());
    if (upload.files().size() == 1) {
      return last;
    }
    byte[] first = contents.of(upload.files().get(0));
    byte[] between = "\n---\n".getBytes(StandardCharsets.UTF_8);
    byte[] joined = new byte[first.length + between.length + last.length];
    System.arraycopy(first, 0, joined, 0, first.length);
    System.arraycopy(between, 0, joined, first.length, between.length);
    System.arraycopy(last, 0, joined, first.length + between.length, last.length);
    return joined;
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
}
