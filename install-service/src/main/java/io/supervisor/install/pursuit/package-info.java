/** How one install that a fleet or a plan asked for gets on. */
package io.supervisor.install.pursuit;
