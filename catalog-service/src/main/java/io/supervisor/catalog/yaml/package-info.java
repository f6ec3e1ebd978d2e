/** Untrusted YAML, read with bounds and with the place of everything in it. */
package io.supervisor.catalog.yaml;
