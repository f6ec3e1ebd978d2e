package io.supervisor.scheduler.decision;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.platform.event.ReceivedEvent;

/** A request whose last answer was a refusal; it waits for room. */
record RefusedRequest(String supervisor, ReceivedEvent event) {

  /** The request as it came. */
  Request request(ObjectMapper json) {
    return Request.of(event, json);
  }

  String install() {
    return event.key();
  }
}
