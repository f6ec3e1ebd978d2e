/** What would change before it does: of a reconfiguration, an upgrade, a removal. */
package io.supervisor.install.change;
