/** The one error body of the suite, vCenter's, and how every failure becomes one. */
package io.supervisor.platform.error;
