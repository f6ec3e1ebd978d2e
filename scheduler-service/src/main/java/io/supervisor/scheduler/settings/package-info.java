/** How an administrator wants the pods of each Supervisor placed. */
package io.supervisor.scheduler.settings;
