/** The narrow credential that scheduler-service binds pods with. */
package io.supervisor.namespace.credential;
