/** Catalog sources beside uploads: a directory, and OCI registries or layouts. */
package io.supervisor.catalog.source;
