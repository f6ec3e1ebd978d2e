/** Places where a test makes a service die or pause. Without the variables they do nothing. */
package io.supervisor.platform.fault;
