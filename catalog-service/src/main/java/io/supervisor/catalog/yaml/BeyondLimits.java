package io.supervisor.catalog.yaml;

/** YAML that breaks one of the {@link YamlLimits}; reading ends here. */
class BeyondLimits extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  BeyondLimits(String problem, Place place) {
    super(problem, null, false, false);
    this.place = place;
  }

  int document() {
    return place.document();
  }

  int line() {
    return place.line();
  }

  int column() {
    return place.column();
  }
}
