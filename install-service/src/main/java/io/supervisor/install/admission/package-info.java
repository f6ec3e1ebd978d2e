/** What is asked of the catalog on behalf of plans, fleets and removals, and what it answers. */
package io.supervisor.install.admission;
