package io.supervisor.e2e;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One repetition of a row; all that is random in it comes from its seed. */
record KillRun(KillRow row, long seed) {

  private static final long FIRST_SEED =
      Long.getLong("kill.seed", new Random().nextInt(1_000_000_000));
  private static final int REPETITIONS = Integer.getInteger("kill.repetitions", 1);
  private static final List<String> WANTED =
      Arrays.stream(System.getProperty("kill.rows", "").split(","))
          .filter(row -> !row.isBlank())
          .toList();

  /** The repetitions of these rows, as far as they are wanted. */
  static Stream<KillRun> of(KillRow... rows) {
    return Arrays.stream(rows)
        .filter(row -> WANTED.isEmpty() || WANTED.contains(row.id()))
        .flatMap(
            row -> IntStream.range(0, REPETITIONS).mapToObj(i -> new KillRun(row, FIRST_SEED + i)));
  }

  /** What this run draws from; the rows differ although they share their seeds. */
  Random random() {
    return new Random(seed * 31 + row.ordinal());
  }

  @Override
  public String toString() {
    return row + ", seed " + seed;
  }
}
