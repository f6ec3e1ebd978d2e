package io.supervisor.platform.error;

/**
 * One fault of an input.
 *
 * @param field path of the field, for instance {@code contour.replicas}
 * @param problem what is wrong; never quotes a value that may be a secret
 * @param hint what to do about it
 */
public record Finding(String field, String problem, String hint) {}
