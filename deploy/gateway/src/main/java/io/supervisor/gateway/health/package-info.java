/** The health of the whole suite, as the gateway sees it. */
package io.supervisor.gateway.health;
