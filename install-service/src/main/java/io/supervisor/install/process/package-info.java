/** The process of an install: commands in, phases, and what is asked of the others. */
package io.supervisor.install.process;
