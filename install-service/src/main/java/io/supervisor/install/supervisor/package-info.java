/** The Supervisors and their hosts, as the namespace-service tells of them. */
package io.supervisor.install.supervisor;
