package io.supervisor.install.rendering;

/**
 * One fault found while rendering. The line is 1-based, 0 when unknown; the problem names types and
 * paths and never quotes a scalar value given by the user, because it may be a secret.
 */
public record RenderFault(String file, int line, String path, String problem, String hint) {

  /** The fault on one line, for logs and exception messages. */
  public String summary() {
    var place = line > 0 ? file + ":" + line : file;
    var where = path.isEmpty() ? place : place + " " + path;
    return hint.isEmpty() ? where + ": " + problem : where + ": " + problem + " (" + hint + ")";
  }
}
