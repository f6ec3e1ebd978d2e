package io.supervisor.platform.seal;

/** What a keyset is for. One keyset a purpose, so that a leak of one opens nothing else. */
public enum Purpose {
  CONFIG,
  BUNDLE,
  CREDENTIALS,
  SESSION
}
