package io.supervisor.gateway.session;

/** The session has ended or never was. */
public class SessionGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SessionGone() {
    super("the session is not valid", null, false, false);
  }
}
