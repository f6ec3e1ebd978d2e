/** Events as CloudEvents 1.0: what leaves, what comes, and the chain they belong to. */
package io.supervisor.platform.event;
