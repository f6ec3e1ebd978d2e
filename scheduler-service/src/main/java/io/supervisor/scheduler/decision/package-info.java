/** Placement requests, decisions and their log. */
package io.supervisor.scheduler.decision;
