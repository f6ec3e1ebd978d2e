/** The Supervisors that installs may be admitted for. */
package io.supervisor.catalog.supervisor;
