package io.supervisor.platform.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What happens when a point is reached for the {@code hit}-th time.
 *
 * @param pause how long the thread stands still; empty when the process ends at once
 */
record Fault(FaultPoint point, int hit, Optional<Duration> pause) {

  private static final Pattern FORM =
      Pattern.compile("([a-z.-]+)@([1-9][0-9]{0,5})(=halt|=pause:([0-9]{1,7}))?");

  static Fault parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw new IllegalArgumentException(text + " is no name@hit, with =halt or =pause:ms");
    }
    return new Fault(
        FaultPoint.of(form.group(1)),
        Integer.parseInt(form.group(2)),
        Optional.ofNullable(form.group(4)).map(Long::parseLong).map(Duration::ofMillis));
  }

  @Override
  public String toString() {
    return "%s@%d=%s"
        .formatted(point, hit, pause.map(time -> "pause:" + time.toMillis()).orElse("halt"));
  }
}
