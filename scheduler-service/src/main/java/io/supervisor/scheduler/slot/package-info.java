/** Slots: room reserved for pods, and which pod took which. */
package io.supervisor.scheduler.slot;
