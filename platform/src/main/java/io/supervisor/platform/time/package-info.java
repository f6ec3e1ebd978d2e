/** The clock of a service. */
package io.supervisor.platform.time;
