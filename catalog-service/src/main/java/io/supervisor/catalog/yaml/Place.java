package io.supervisor.catalog.yaml;

/**
 * Where something stands in a YAML stream.
 *
 * @param document number of the document, from 1
 * @param line from 1
 * @param column from 1
 * @param text the scalar as it is written, null for a map or a list
 */
public record Place(int document, int line, int column, String text) {}
