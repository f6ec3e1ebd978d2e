package io.supervisor.simulator.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ObjectKey;

/** What became of an object; null when it is gone. */
record JournalLine(ObjectKey key, ObjectNode object) {}
