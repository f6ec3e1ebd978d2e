package io.supervisor.catalog.source;

import land.oras.ContainerRef;
import land.oras.LayoutRef;
import land.oras.Ref;

/** Names of images in registries and layouts. */
final class OciReferences {

  private OciReferences() {}

  /** The same repository at another tag. */
  @SuppressWarnings("unchecked")
  static <R extends Ref<R>> R withTag(R repository, String tag) {
    if (repository instanceof LayoutRef layout) {
      return (R) layout.withTag(tag);
    }
    ContainerRef image = (ContainerRef) repository;
    String path = image.getFullRepository();
    return (R) ContainerRef.parse("%s/%s:%s".formatted(image.getRegistry(), path, tag));
  }
}
