package io.supervisor.install.revision;

import java.io.Serializable;

/** Install and number of a revision. */
public record RevisionId(String install, int number) implements Serializable {}
