package io.supervisor.namespace.workload;

/**
 * Why an install does not run.
 *
 * @param reason word for programs
 * @param object the object it is about, {@code Deployment/contour}, or empty
 * @param hint what to do next
 */
record Trouble(String reason, String object, String message, String hint) {}
