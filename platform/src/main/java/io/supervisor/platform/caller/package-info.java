/** Who asks, and what roles there are. */
package io.supervisor.platform.caller;
