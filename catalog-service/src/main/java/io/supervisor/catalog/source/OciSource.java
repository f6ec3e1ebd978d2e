package io.supervisor.catalog.source;

import io.supervisor.catalog.registration.Provenance;
import io.supervisor.catalog.registration.State;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import land.oras.Layer;

/**
 * Packages in an OCI repository or layout: imgpkg bundles (a tar with {@code packages/} or YAML
 * files in it) and plain artifacts (YAML as a layer). Nothing is unpacked to disk; an image that
 * cannot be read does not hide the others.
 */
final class OciSource implements PackageSource {

  private static final int MOST_TAGS = 1_000;
  private static final String SIGNATURE_TAG = "sha256-.*\\.(sig|att|sbom)";

  private final String name;
  private final Images<?> images;
  private final String onlyTag;
  private final ImageReading reading;

  OciSource(String name, Images<?> images, String onlyTag, ImageReading reading) {
    this.name = name;
    this.images = images;
    this.onlyTag = onlyTag;
    this.reading = reading;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void read(Taker taker) throws IOException {
    for (String tag : tags()) {
      try {
        image(tag, taker);
      } catch (IOException | RuntimeException e) {
        taker.refuse(name + ":" + tag, "cannot be read: " + e.getMessage());
      }
    }
  }

  private List<String> tags() throws IOException {
    if (onlyTag != null) {
      return List.of(onlyTag);
    }
    List<String> tags =
        images.tags().stream().filter(tag -> !tag.matches(SIGNATURE_TAG)).sorted().toList();
    if (tags.size() > MOST_TAGS) {
      throw new IOException("there are more than " + MOST_TAGS + " tags");
    }
    return tags;
  }

  private void image(String tag, Taker taker) throws IOException {
    Images.Image image = images.at(tag);
    Provenance.Signature signature = reading.signatures().of(images, image.digest());
    String id = "%s@%s %s".formatted(name, image.digest(), signature);
    Integer known = reading.settled(id);
    if (known != null) {
      taker.known(known);
      return;
    }
    Map<String, byte[]> found = new TreeMap<>();
    for (Layer layer : image.layers()) {
      byte[] blob = images.blob(layer);
      found.putAll(reading.layers().read(layer, new ByteArrayInputStream(blob)));
    }
    List<PackageFiles.Upload> uploads = reading.files().uploads(found.keySet(), found::get);
    boolean all = true;
    for (PackageFiles.Upload upload : uploads) {
      Provenance from =
          new Provenance(
              Provenance.Source.OCI,
              "%s:%s@%s %s".formatted(name, tag, image.digest(), upload.location()),
              signature,
              State.DEACTIVATED,
              false);
      all &= taker.take(new SourcePackage(PackageFiles.join(upload, found::get), from));
    }
    if (all) {
      reading.settle(id, uploads.size());
    }
  }
}
