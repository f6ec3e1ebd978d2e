/** Who changed what, for auditors. */
package io.supervisor.catalog.audit;
