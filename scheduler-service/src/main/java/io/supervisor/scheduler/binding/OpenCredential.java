package io.supervisor.scheduler.binding;

/**
 * A credential that can be used.
 *
 * @param number the same as long as the credential is the same
 */
record OpenCredential(Access access, long number) {}
