package io.supervisor.catalog.source;

import io.supervisor.catalog.registration.Provenance;
import io.supervisor.catalog.registration.State;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import land.oras.Layer;
import land.oras.Manifest;
import land.oras.OCI;
import land.oras.Ref;
import land.oras.exception.OrasException;

/**
 * Packages in an OCI repository or layout: imgpkg bundles (a tar with {@code packages/} or YAML
 * files in it) and plain artifacts (YAML as a layer). Nothing is unpacked to disk.
 */
final class OciSource<R extends Ref<R>> implements PackageSource {

  private static final int MOST_TAGS = 1_000;
  private static final String SIGNATURE_TAG = "sha256-.*\\.(sig|att|sbom)";

  private final String name;
  private final OCI<R> images;
  private final R repository;
  private final String onlyTag;
  private final PackageFiles files;
  private final ImageSignature signatures;
  private final LayerFiles layers;

  OciSource(
      String name,
      OCI<R> images,
      R repository,
      String onlyTag,
      PackageFiles files,
      ImageSignature signatures,
      LayerFiles layers) {
    this.name = name;
    this.images = images;
    this.repository = repository;
    this.onlyTag = onlyTag;
    this.files = files;
    this.signatures = signatures;
    this.layers = layers;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<SourcePackage> read() throws IOException {
    try {
      List<SourcePackage> packages = new ArrayList<>();
      for (String tag : tags()) {
        packages.addAll(image(tag));
      }
      return packages;
    } catch (OrasException e) {
      throw new IOException("the registry or layout answers: " + e.getMessage(), e);
    }
  }

  private List<String> tags() throws IOException {
    if (onlyTag != null) {
      return List.of(onlyTag);
    }
    List<String> tags =
        images.getTags(repository).tags().stream()
            .filter(tag -> !tag.matches(SIGNATURE_TAG))
            .sorted()
            .toList();
    if (tags.size() > MOST_TAGS) {
      throw new IOException("there are more than " + MOST_TAGS + " tags");
    }
    return tags;
  }

  private List<SourcePackage> image(String tag) throws IOException {
    R image = at(tag);
    Manifest manifest = images.getManifest(image);
    String digest = images.getDescriptor(image).getDigest();
    Map<String, byte[]> found = new TreeMap<>();
    for (Layer layer : manifest.getLayers()) {
      try (InputStream blob = images.fetchBlob(repository.withDigest(layer.getDigest()))) {
        found.putAll(layers.read(layer, blob));
      }
    }
    Provenance.Signature signature = signatures.of(images, repository, this::at, digest);
    List<SourcePackage> packages = new ArrayList<>();
    files
        .uploads(found)
        .forEach(
            (file, content) ->
                packages.add(
                    new SourcePackage(
                        content,
                        new Provenance(
                            Provenance.Source.OCI,
                            "%s:%s@%s %s".formatted(name, tag, digest, file),
                            signature,
                            State.DEACTIVATED,
                            false))));
    return packages;
  }

  /** The library has no common way to name a tag; both kinds of reference take one here. */
  private R at(String tag) {
    return OciReferences.withTag(repository, tag);
  }
}
