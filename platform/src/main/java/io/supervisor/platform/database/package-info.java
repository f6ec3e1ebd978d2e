/** How the database is talked to. */
package io.supervisor.platform.database;
