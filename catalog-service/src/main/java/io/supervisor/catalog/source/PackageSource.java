package io.supervisor.catalog.source;

import java.io.IOException;
import java.util.List;

/** A place that packages are read from. */
interface PackageSource {

  /** Name for people: the directory or the image. */
  String name();

  /** Everything that is there now. Blocking. */
  List<SourcePackage> read() throws IOException;
}
