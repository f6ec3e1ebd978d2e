package io.supervisor.catalog.source;

import jakarta.enterprise.context.ApplicationScoped;
import land.oras.OCI;
import land.oras.Ref;

/** Makes sources of images. */
@ApplicationScoped
class ImageReaders {

  private final PackageFiles files;
  private final ImageSignature signatures;
  private final LayerFiles layers;

  ImageReaders(PackageFiles files, ImageSignature signatures, LayerFiles layers) {
    this.files = files;
    this.signatures = signatures;
    this.layers = layers;
  }

  <R extends Ref<R>> PackageSource source(String name, OCI<R> images, R repository, String tag) {
    return new OciSource<>(name, images, repository, tag, files, signatures, layers);
  }
}
