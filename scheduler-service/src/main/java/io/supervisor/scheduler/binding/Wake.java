package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/** Whatever happened to what is watched, it is to be looked at again. */
record Wake<T>(Runnable onChange) implements ResourceEventHandler<T> {

  @Override
  public void onAdd(T added) {
    onChange.run();
  }

  @Override
  public void onUpdate(T before, T after) {
    onChange.run();
  }

  @Override
  public void onDelete(T removed, boolean stateUnknown) {
    onChange.run();
  }
}
