/** Hosts: what the nodes of the Supervisors say. */
package io.supervisor.namespace.host;
