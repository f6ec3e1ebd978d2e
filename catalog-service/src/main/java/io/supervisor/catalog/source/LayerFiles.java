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
  private static final int MOST_FILES = 500;

  private final YamlLimits limits;

  LayerFiles(YamlLimits limits) {
    this.limits = limits;
  }

  /** The files of a blob whose digest was checked. */
  Map<String, byte[]> read(Layer layer, InputStream blob) throws IOException {
    String type = String.valueOf(layer.getMediaType());
    if (type.contains("tar")) {
      return tar(blob);
    }
    String title = layer.getAnnotations() == null ? null : layer.getAnnotations().get(TITLE);
    String name = title == null ? "package.yaml" : title;
    if (!type.contains("yaml") && !isYaml(name)) {
      return Map.of();
    }
    byte[] content = blob.readNBytes(limits.maxBytes() + 1);
    return content.length > limits.maxBytes() ? Map.of() : Map.of(name, content);
  }

  private Map<String, byte[]> tar(InputStream blob) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    long total = 0;
    TarArchiveInputStream tar = new TarArchiveInputStream(bounded(unpacked(blob)));
    TarArchiveEntry entry = tar.getNextEntry();
    while (entry != null) {
      boolean plain = entry.isFile() && !entry.isSparse() && isYaml(entry.getName());
      if (plain && entry.getSize() <= limits.maxBytes()) {
        byte[] content = tar.readNBytes(limits.maxBytes());
        total += content.length;
        if (files.size() == MOST_FILES || total > 8L * limits.maxBytes()) {
          throw new IOException("a layer has more YAML than is read: 500 files, 16 MiB");
        }
        files.put(entry.getName().replaceFirst("^\\./", ""), content);
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
