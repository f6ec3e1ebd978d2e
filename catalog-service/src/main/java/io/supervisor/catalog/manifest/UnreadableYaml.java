package io.supervisor.catalog.manifest;

/** Text that is no YAML within the limits; the message continues a sentence about it. */
public class UnreadableYaml extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableYaml(String problem) {
    super(problem);
  }
}
