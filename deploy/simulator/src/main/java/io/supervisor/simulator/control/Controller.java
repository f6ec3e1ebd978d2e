package io.supervisor.simulator.control;

import io.supervisor.simulator.model.ObjectKey;
import io.supervisor.simulator.store.Change;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Brings what is closer to what is wanted, one object at a time, as often as needed. */
public interface Controller {

  /** The objects that may need work because of the change. */
  Collection<ObjectKey> affected(Change change);

  /** Does what is to be done now; answers after which time to look again, if at all. */
  Optional<Duration> reconcile(ObjectKey key);
}
