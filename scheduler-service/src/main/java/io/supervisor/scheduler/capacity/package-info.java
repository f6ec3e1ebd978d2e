/** What a Supervisor has, what is in use, and what the loss of a host would cost. */
package io.supervisor.scheduler.capacity;
