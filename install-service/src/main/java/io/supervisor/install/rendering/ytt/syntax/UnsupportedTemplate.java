package io.supervisor.install.rendering.ytt.syntax;

/** A template that needs a feature this renderer does not have; cannot be caught by a template. */
public final class UnsupportedTemplate extends TemplateError {

  private static final long serialVersionUID = 1L;

  private final String feature;

  public UnsupportedTemplate(Place place, String feature) {
    super(
        place,
        "UnsupportedTemplate: " + feature + " is not supported",
        "render the package elsewhere and attach plain YAML");
    this.feature = feature;
  }

  public String feature() {
    return feature;
  }
}
