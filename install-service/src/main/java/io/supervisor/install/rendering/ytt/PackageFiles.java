package io.supervisor.install.rendering.ytt;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The files of one package in the order the template language reads a folder. */
final class PackageFiles {

  private final Map<String, String> files;

  PackageFiles(Map<String, String> files) {
    this.files = new TreeMap<>(Comparator.comparing(PackageFiles::segments, Arrays::compare));
    this.files.putAll(files);
  }

  private static String[] segments(String name) {
    return name.split("/");
  }

  Map<String, String> all() {
    return files;
  }

  Set<String> names() {
    return files.keySet();
  }

  String text(String name) {
    return files.get(name);
  }

  static boolean isYaml(String name) {
    return name.endsWith(".yml") || name.endsWith(".yaml");
  }

  static boolean isLibrary(String name) {
    return isCode(name) || name.endsWith(".lib.yml") || name.endsWith(".lib.yaml");
  }

  static boolean isCode(String name) {
    return name.endsWith(".star");
  }

  /** The file a load statement means: beside the loading file, or from the root. */
  static String resolve(String from, String name) {
    if (name.startsWith("/")) {
      return name.substring(1);
    }
    int slash = from.lastIndexOf('/');
    return slash < 0 ? name : from.substring(0, slash + 1) + name;
  }
}
