package io.supervisor.simulator.http;

import io.supervisor.simulator.model.Kind;

/** What a watch shows: which objects, from when on, in which form and for how long. */
record WatchPlan(
    Kind kind,
    String namespace,
    Selection selection,
    Representation representation,
    String include,
    boolean initial,
    boolean initialEnd,
    long since,
    boolean bookmarks,
    long timeoutSeconds) {}
