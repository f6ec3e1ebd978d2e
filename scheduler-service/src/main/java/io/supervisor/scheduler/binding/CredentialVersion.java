package io.supervisor.scheduler.binding;

/** Tells credentials of a Supervisor apart without opening them. */
record CredentialVersion(String supervisor, long number) {}
