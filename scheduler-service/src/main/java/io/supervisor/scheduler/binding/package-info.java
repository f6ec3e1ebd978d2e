/** Binding pods to the hosts of their slots: the only package that talks to a Supervisor. */
package io.supervisor.scheduler.binding;
