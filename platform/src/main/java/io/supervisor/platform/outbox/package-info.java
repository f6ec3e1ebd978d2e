/** State and event in one transaction, and the relay that moves events to the broker. */
package io.supervisor.platform.outbox;
