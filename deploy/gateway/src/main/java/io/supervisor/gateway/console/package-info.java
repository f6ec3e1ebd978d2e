/** The console: the first page, logging in and out. */
package io.supervisor.gateway.console;
