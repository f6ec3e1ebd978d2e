package io.supervisor.catalog.view;

import java.util.List;

/**
 * A part of a list.
 *
 * @param next pass it as {@code after} for the next part; absent on the last one
 */
record Page<T>(List<T> items, String next) {}
