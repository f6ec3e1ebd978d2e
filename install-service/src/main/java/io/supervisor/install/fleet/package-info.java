/** One command for many Supervisors, wave by wave. */
package io.supervisor.install.fleet;
