/** The placement engine: pure Java, no framework, no clock. */
package io.supervisor.scheduler.engine;
