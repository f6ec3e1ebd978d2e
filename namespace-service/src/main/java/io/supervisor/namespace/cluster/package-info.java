/** The only package that talks to a Supervisor: a small interface over the Kubernetes client. */
package io.supervisor.namespace.cluster;
