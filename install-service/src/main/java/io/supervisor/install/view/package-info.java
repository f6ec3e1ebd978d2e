/** What the API shows of installs. */
package io.supervisor.install.view;
