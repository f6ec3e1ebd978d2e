/** Who changed what, for auditors. */
package io.supervisor.platform.audit;
