/** How evenly the hosts of a Supervisor are used, and which moves would help. */
package io.supervisor.scheduler.drs;
