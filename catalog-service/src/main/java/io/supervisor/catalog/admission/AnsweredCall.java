package io.supervisor.catalog.admission;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** The answer to a call that came with an Idempotency-Key. */
@Entity
public class AnsweredCall {

  @Id private String id;
  private String request;
  private String answer;
  private Instant answeredAt;

  AnsweredCall() {}

  static AnsweredCall of(String id, String request, String answer, Instant at) {
    AnsweredCall call = new AnsweredCall();
    call.id = id;
    call.request = request;
    call.answer = answer;
    call.answeredAt = at;
    return call;
  }

  String request() {
    return request;
  }

  String answer() {
    return answer;
  }
}
