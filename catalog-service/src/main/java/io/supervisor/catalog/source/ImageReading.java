package io.supervisor.catalog.source;

import jakarta.enterprise.context.ApplicationScoped;

/** What every source of images reads with. */
@ApplicationScoped
class ImageReading {

  private final PackageFiles files;
  private final ImageSignature signatures;
  private final LayerFiles layers;

  ImageReading(PackageFiles files, ImageSignature signatures, LayerFiles layers) {
    this.files = files;
    this.signatures = signatures;
    this.layers = layers;
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
