/** What a version needs of other services, offers to them, and cannot stand beside. */
package io.supervisor.catalog.relation;
