/** Uploads: reading and verifying a Carvel package manifest. */
package io.supervisor.catalog.manifest;
