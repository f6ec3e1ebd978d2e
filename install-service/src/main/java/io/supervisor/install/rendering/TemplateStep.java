package io.supervisor.install.rendering;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One step of a package's template chain.
 *
 * @param kind how the package calls it, such as "ytt"
 * @param files the files of the package that it reads, name to text
 * @param earlier whether it also reads what the step before it made
 * @param options everything the package says about the step
 */
public record TemplateStep(
    String kind, Map<String, String> files, boolean earlier, Map<String, Object> options) {

  public static final String YTT = "ytt";
  public static final String KBLD = "kbld";
  public static final String HELM = "helmTemplate";

  public TemplateStep {
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** A step with nothing said about it. */
  static TemplateStep plain(String kind, Map<String, String> files, boolean earlier) {
    return new TemplateStep(kind, files, earlier, Map.of());
  }

  /** Whether the values of an install go into steps of this kind. */
  public boolean takesValues() {
    return kind.equals(YTT) || kind.equals(HELM);
  }
}
