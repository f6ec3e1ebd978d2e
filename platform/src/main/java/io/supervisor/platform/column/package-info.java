/** How records are kept in a column. */
package io.supervisor.platform.column;
