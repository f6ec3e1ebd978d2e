/** Services and their versions: registering and showing them. */
package io.supervisor.catalog.registration;
