package io.supervisor.catalog.registration;

/** Body of {@code ?action=checkContent}. */
record CheckContent(VersionSpec spec) {

  String content() {
    return spec == null ? null : spec.content();
  }
}
