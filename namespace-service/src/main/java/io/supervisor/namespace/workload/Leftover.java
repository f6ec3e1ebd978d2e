package io.supervisor.namespace.workload;

import java.util.List;

/**
 * An object that a removal has not taken away yet.
 *
 * @param finalizers what must happen before it can go
 * @param message what it waits for, may be empty
 */
record Leftover(String kind, String name, List<String> finalizers, String message) {}
