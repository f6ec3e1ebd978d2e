/** Where a version may run: its constraints, read, shown and checked against a Supervisor. */
package io.supervisor.catalog.compatibility;
