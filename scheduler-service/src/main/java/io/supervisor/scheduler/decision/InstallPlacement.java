package io.supervisor.scheduler.decision;

import java.util.List;

/** Where an install's pods are, and the newest decisions that put them there. */
record InstallPlacement(List<SlotView> slots, List<PlacementView> decisions) {}
