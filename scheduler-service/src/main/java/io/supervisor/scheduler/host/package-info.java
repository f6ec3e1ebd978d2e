/** Hosts and what they can take. */
package io.supervisor.scheduler.host;
