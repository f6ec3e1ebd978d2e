package io.supervisor.install.bundle;

/** How an install gets onto its Supervisor. */
public enum Delivery {
  /** Rendered here, applied by the namespace-service. */
  RENDERED,
  /** Handed to the Supervisor's own kapp-controller. */
  KAPP_CONTROLLER
}
