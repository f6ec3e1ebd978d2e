/** What was wanted of an install in the course of time, and how each wish ended. */
package io.supervisor.install.revision;
