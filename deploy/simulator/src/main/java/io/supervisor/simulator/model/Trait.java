package io.supervisor.simulator.model;

/** What sets a kind apart from others on the API. */
public enum Trait {
  /** Has the subresource status; a write to the object leaves the status alone. */
  STATUS,
  /** Has the subresource scale. */
  SCALE,
  /** Counts changes of its spec in metadata.generation. */
  GENERATION,
  /** A DELETE answers the object instead of a Status. */
  DELETE_ANSWERS_OBJECT,
  /** Cannot be deleted as a collection. */
  NO_DELETE_COLLECTION,
  /** A PUT creates an object that is not there. */
  CREATE_ON_UPDATE,
  /** Defined by a CustomResourceDefinition. */
  CUSTOM
}
