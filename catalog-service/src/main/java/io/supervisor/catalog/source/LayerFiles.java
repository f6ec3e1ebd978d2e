package io.supervisor.catalog.source;

import io.supervisor.catalog.yaml.YamlLimits;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import land.oras.Layer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/** YAML files of one layer: of a tar, packed or not, or the layer itself. At most 64 MiB of it. */
@ApplicationScoped
class LayerFiles {

  private static final String TITLE = "org.opencontainers.image.title";
  private static final long LARGEST_LAYER = 64L * 1024 * 1024;
  private static final int MOST_FILES = 2_000;

  private final YamlLimits limits;

  LayerFiles(YamlLimits limits) {
    this.limits = limits;
  }

  Map<String, byte[]> read(Layer layer, InputStream blob) throws IOException {
    String type = String.valueOf(layer.getMediaType());
    InputStream bounded = bounded(new BufferedInputStream(blob));
    if (type.contains("tar")) {
      return tar(bounded);
    }
    String title = layer.getAnnotations() == null ? null : layer.getAnnotations().get(TITLE);
    String name = title == null ? "package.yaml" : title;
    if (!type.contains("yaml") && !isYaml(name)) {
      return Map.of();
    }
    byte[] content = bounded.readNBytes(limits.maxBytes() + 1);
    return content.length > limits.maxBytes() ? Map.of() : Map.of(name, content);
  }

  private Map<String, byte[]> tar(InputStream blob) throws IOException {
    InputStream plain = bounded(unpacked(blob));
    Map<String, byte[]> files = new TreeMap<>();
    TarArchiveInputStream tar = new TarArchiveInputStream(plain);
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null) {
      if (entry.isFile() && isYaml(entry.getName()) && entry.getSize() <= limits.maxBytes()) {
        if (files.size() == MOST_FILES) {
          throw new IOException("a layer has more than " + MOST_FILES + " YAML files");
        }
        files.put(entry.getName().replaceFirst("^\\./", ""), tar.readAllBytes());
      }
      entry = tar.getNextEntry();
    }
    return files;
  }

  private static InputStream bounded(InputStream stream) throws IOException {
    return BoundedInputStream.builder().setInputStream(stream).setMaxCount(LARGEST_LAYER).get();
  }

  private static InputStream unpacked(InputStream blob) throws IOException {
    BufferedInputStream peek = new BufferedInputStream(blob);
    peek.mark(2);
    boolean gzip = peek.read() == 0x1f && peek.read() == 0x8b;
    peek.reset();
    return gzip ? new GZIPInputStream(peek) : peek;
  }

  /** YAML of packages; the lock file of images in a bundle is none. */
  private static boolean isYaml(String name) {
    return name.matches(".*\\.ya?ml") && !name.contains(".imgpkg/");
  }
}
