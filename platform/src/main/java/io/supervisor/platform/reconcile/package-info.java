/** Level-triggered work: events only wake a reconciler, state decides what it does. */
package io.supervisor.platform.reconcile;
