/** What the scheduler and the Supervisor say about installs. */
package io.supervisor.install.progress;
