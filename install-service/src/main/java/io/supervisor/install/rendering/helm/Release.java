package io.supervisor.install.rendering.helm;

import java.util.regex.Pattern;

/**
 * As what a chart is rendered.
 *
 * @param kubernetesVersion what the chart is told about the cluster
 */
public record Release(String name, String namespace, String kubernetesVersion) {

  private static final int LONGEST = 53;
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
  private static final Pattern VERSION =
      Pattern.compile("v?[0-9]+(\\.[0-9]+){1,2}([-+][\\w.+-]*)?");

  /** A name that helm takes, out of one that may be too long. */
  public static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST).replaceAll("-+$", "");
  }

  /** Whether helm takes this as the name of a release. */
  public static boolean isName(String name) {
    return name.length() <= LONGEST && NAME.matcher(name).matches();
  }

  /** Whether this looks like a version of Kubernetes. */
  public static boolean isVersion(String version) {
    return version.length() <= LONGEST && VERSION.matcher(version).matches();
  }
}
