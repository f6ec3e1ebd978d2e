package io.supervisor.catalog.source;

import io.supervisor.catalog.registration.Provenance;

/**
 * One package of a source: the text of an upload.
 *
 * @param from where it stands and what is known of its signature
 */
record SourcePackage(byte[] content, Provenance from) {}
