/** Supervisors: how they are registered, reached and shown. */
package io.supervisor.namespace.supervisor;
