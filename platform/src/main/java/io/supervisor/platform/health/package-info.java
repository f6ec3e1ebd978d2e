/**
 * What a service leans on. Its own readiness says whether it can answer calls; the group {@code
 * dependencies} says which of the others it reaches, so that an operator sees who is at fault.
 */
package io.supervisor.platform.health;
