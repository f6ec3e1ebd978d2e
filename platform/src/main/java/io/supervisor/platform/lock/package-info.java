/** Order among writers of something that has no row yet. */
package io.supervisor.platform.lock;
