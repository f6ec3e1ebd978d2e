package io.supervisor.catalog.admission;

/** What the last admitted command wants. */
public enum Intent {
  INSTALL,
  REMOVE
}
