/** What would become of a Supervisor if: answered on a copy, changes nothing. */
package io.supervisor.scheduler.whatif;
