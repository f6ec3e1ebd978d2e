package io.supervisor.simulator.model;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** The times of a CronJob: five fields as cron has them, or a name such as {@code @daily}. */
public record CronSchedule(ExecutionTime times, ZoneId zone) {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));

  public static CronSchedule of(String text, ZoneId zone) {
    return new CronSchedule(ExecutionTime.forCron(PARSER.parse(expanded(text))), zone);
  }

  /** Why the text is no schedule; empty when it is one. */
  public static Optional<String> problem(String text) {
    String[] fields = text.trim().split("\\s+");
    if (!text.startsWith("@") && fields.length != 5) {
      return Optional.of(
          "expected exactly 5 fields, found " + fields.length + ": [" + text.trim() + "]");
    }
    try {
      PARSER.parse(expanded(text));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e.getMessage());
    }
  }

  private static String expanded(String text) {
    return switch (text.trim()) {
      case "@yearly", "@annually" -> "0 0 1 1 *";
      case "@monthly" -> "0 0 1 * *";
      case "@weekly" -> "0 0 * * 0";
      case "@daily", "@midnight" -> "0 0 * * *";
      case "@hourly" -> "0 * * * *";
      default -> text.trim();
    };
  }

  /** The last time of the schedule that is not after the moment. */
  public Optional<Instant> last(Instant moment) {
    return times.lastExecution(moment.plusMillis(1).atZone(zone)).map(time -> time.toInstant());
  }

  public Optional<Instant> next(Instant moment) {
    return times.nextExecution(moment.atZone(zone)).map(time -> time.toInstant());
  }
}
