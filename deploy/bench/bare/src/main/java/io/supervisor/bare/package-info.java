/** A service with one insert and one event, nothing else. */
package io.supervisor.bare;
