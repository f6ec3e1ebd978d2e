package io.supervisor.install.fleet;

import java.io.Serializable;

/** Fleet and Supervisor. */
record TargetId(String fleet, String supervisor) implements Serializable {}
