/** How events come in: once in effect, in order per key, and never lost. */
package io.supervisor.platform.inbox;
