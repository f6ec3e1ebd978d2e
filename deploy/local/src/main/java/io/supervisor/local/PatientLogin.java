package io.supervisor.local;

import io.supervisor.local.client.Api;
import io.supervisor.local.client.UnexpectedAnswer;
import io.supervisor.local.process.Deadline;
import java.net.URI;
import java.time.Duration;

/**
 * A login with a password that is known to be right. The provider refuses one of two logins of the
 * same user at the same moment, and just after a start it may still be busy.
 */
final class PatientLogin {

  private static final Duration LIMIT = Duration.ofSeconds(15);
  private static final long PAUSE_MILLIS = 500;

  private PatientLogin() {}

  static Api at(URI url, String user, String password) throws InterruptedException {
    Deadline deadline = Deadline.in(LIMIT);
    while (true) {
      try {
        return Api.login(url, user, password);
      } catch (UnexpectedAnswer e) {
        boolean passing = e.status() == 401 || e.status() >= 500;
        if (!passing || deadline.passed()) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
