package io.supervisor.install.rendering.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A container image reference in its full form: {@code nginx:1} is {@code docker.io} with the path
 * {@code library/nginx} and the suffix {@code :1}.
 *
 * @param host of the registry, lower case, with its port
 * @param path repository inside the registry
 * @param suffix tag and digest as they were, with their separators; may be empty
 * @param explicit whether the text named the registry
 */
public record ImageReference(String host, String path, String suffix, boolean explicit) {

  private static final int LONGEST = 512;
  private static final String SHORT_NAMES = "docker.io";
  private static final Pattern HOST =
      Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\\d+)?");
  private static final Pattern SEGMENT = Pattern.compile("[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*");
  private static final Pattern SUFFIX =
      Pattern.compile("(:\\w[\\w.-]{0,127})?(@[A-Za-z0-9+._-]+:[0-9a-fA-F]{32,})?");

  /** Reads a reference; what is none, such as a text with a placeholder, is empty. */
  public static Optional<ImageReference> of(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    int at = text.indexOf('@');
    int end = at < 0 ? text.length() : at;
    int colon = text.lastIndexOf(':', end - 1);
    if (colon > text.lastIndexOf('/', end - 1)) {
      end = colon;
    }
    var suffix = text.substring(end);
    return SUFFIX.matcher(suffix).matches()
        ? name(text.substring(0, end), suffix)
        : Optional.empty();
  }

  private static Optional<ImageReference> name(String name, String suffix) {
    int slash = name.indexOf('/');
    boolean explicit = slash > 0 && namesHost(name.substring(0, slash));
    var host = explicit ? name.substring(0, slash).toLowerCase(Locale.ROOT) : SHORT_NAMES;
    var path = explicit ? name.substring(slash + 1) : name;
    host = host.equals("index.docker.io") ? SHORT_NAMES : host;
    if (!isHost(host) || !isPath(path)) {
      return Optional.empty();
    }
    boolean official = host.equals(SHORT_NAMES) && path.indexOf('/') < 0;
    return Optional.of(
        new ImageReference(host, official ? "library/" + path : path, suffix, explicit));
  }

  /** Whether the first segment of a name is a registry and not a folder. */
  static boolean namesHost(String segment) {
    return segment.contains(".") || segment.contains(":") || segment.equals("localhost");
  }

  static boolean isHost(String text) {
    return HOST.matcher(text).matches();
  }

  static boolean isPath(String text) {
    return Arrays.stream(text.split("/", -1)).allMatch(part -> SEGMENT.matcher(part).matches());
  }

  /** Host and path, segment by segment. */
  List<String> segments() {
    return List.of((host + "/" + path).split("/"));
  }
}
