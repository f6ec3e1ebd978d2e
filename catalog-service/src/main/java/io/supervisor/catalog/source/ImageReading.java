package io.supervisor.catalog.source;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;

/** What every source of images reads with. */
@ApplicationScoped
class ImageReading {

  private static final int MOST_IMAGES = 10_000;

  private final PackageFiles files;
  private final ImageSignature signatures;
  private final LayerFiles layers;
  private final Cache<String, Integer> settled =
      Caffeine.newBuilder().maximumSize(MOST_IMAGES).build();

  ImageReading(PackageFiles files, ImageSignature signatures, LayerFiles layers) {
    this.files = files;
    this.signatures = signatures;
    this.layers = layers;
  }

  /** How many packages of an image were taken for good; null when it must be read. */
  Integer settled(String image) {
    return settled.getIfPresent(image);
  }

  /** An image with this digest and signature brings nothing new any more. */
  void settle(String image, int packages) {
    settled.put(image, packages);
  }

  PackageFiles files() {
    return files;
  }

  ImageSignature signatures() {
    return signatures;
  }

  LayerFiles layers() {
    return layers;
  }
}
