/** Uploads: reading a manifest, and everything that is to be said about it. */
package io.supervisor.catalog.manifest;
