package io.supervisor.install.plan;

import java.io.Serializable;

/** Plan, Supervisor and service. */
record StepId(String plan, String supervisor, String service) implements Serializable {}
