/** Rendered objects: owned, sealed, and what they ask of hosts. */
package io.supervisor.install.bundle;
