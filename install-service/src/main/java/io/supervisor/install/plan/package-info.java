/** Many services on many Supervisors, in the order in which they need each other. */
package io.supervisor.install.plan;
