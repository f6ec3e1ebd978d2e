package io.supervisor.simulator.store;

import java.util.List;

/** What belongs together, and the version of the store after it. */
record JournalBatch(long version, List<JournalLine> lines) {}
