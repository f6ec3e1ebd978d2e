package io.supervisor.catalog.source;

import java.io.IOException;

/** A place that packages are read from. */
interface PackageSource {

  /** Name for people: the directory or the image. */
  String name();

  /** Hands on everything that is there now, piece by piece. Blocking. */
  void read(Taker taker) throws IOException;

  /** Who takes what a source has. */
  interface Taker {

    /** Takes one package, and never throws for one that is bad. Returns whether it was taken. */
    boolean take(SourcePackage found);

    /** Hears of packages that were taken before and need not be read again. */
    void known(int packages);

    /** Hears of something that could not be read. */
    void refuse(String location, String why);
  }
}
