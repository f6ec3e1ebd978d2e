/** Installs on Supervisors: desired state, rollout, removal, and what is told about them. */
package io.supervisor.namespace.workload;
