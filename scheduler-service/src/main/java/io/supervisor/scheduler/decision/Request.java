package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.platform.event.ReceivedEvent;

/**
 * An event that asks for hosts, or gives them back.
 *
 * @param wanted null when it gives them back
 * @param release null when it asks for hosts
 */
record Request(ReceivedEvent event, PlacementRequested wanted, PlacementReleaseRequested release) {

  static Request of(ReceivedEvent event, ObjectMapper json) {
    return switch (event.type()) {
      case PlacementRequested.TYPE ->
          new Request(event, event.as(PlacementRequested.class, json), null);
      case PlacementReleaseRequested.TYPE ->
          new Request(event, null, event.as(PlacementReleaseRequested.class, json));
      default -> new Request(event, null, null);
    };
  }

  /** Whether it is one of the two. */
  boolean known() {
    return wanted != null || release != null;
  }

  /** Whether it asks for hosts for pods that must look at other pods. */
  boolean looks() {
    return wanted != null && wanted.looks();
  }

  String supervisor() {
    return wanted == null ? release.supervisor() : wanted.supervisor();
  }

  String install() {
    return wanted == null ? release.install() : wanted.install();
  }

  String namespace() {
    return wanted == null ? release.namespace() : wanted.namespace();
  }
}
