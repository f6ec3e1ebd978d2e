package io.supervisor.bench.placement;

import com.fasterxml.jackson.databind.JsonNode;
import io.supervisor.scheduler.placement.Clearing;
import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Step;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Small instances with proven answers: how many pods can be placed at all, and how many running
 * ones must move so that another fits or a host is empty.
 */
public final class ExactBenchmark {
  private static final int MOST_MOVES = 12;
  private static final int REPAIR_MOVES = 3;

  private final Path folder;

  /** The folder with the two lists of instances. */
  public ExactBenchmark(Path folder) {
    this.folder = folder;
  }

  /** Prints how near to the proven answers the engine comes. */
  public void run() throws IOException {
    List<ExactCase> packing = ExactCase.in(folder.resolve("packing.jsonl"));
    packing("online", packing, false);
    packing("batch", packing, true);
    moves(ExactCase.in(folder.resolve("moves.jsonl")));
  }

  private static void packing(String name, List<ExactCase> cases, boolean batch) {
    double sum = 0;
    int optimal = 0;
    int beyond = 0;
    long begin = System.nanoTime();
    for (ExactCase one : cases) {
      int most = one.json().path("optimum").path("maxPlaced").asInt();
      int placed = batch ? repaired(one) : inTurn(one);
      sum += most == 0 ? 1 : (double) placed / most;
      optimal += placed == most ? 1 : 0;
      beyond += placed > most ? 1 : 0;
    }
    long millis = (System.nanoTime() - begin) / 1_000_000;
    System.out.printf("packing.%s %.2f %%-of-optimum%n", name, 100 * sum / cases.size());
    System.out.printf("packing.%s.optimal %d of-%d%n", name, optimal, cases.size());
    System.out.printf("packing.%s.beyond %d must-be-0%n", name, beyond);
    System.out.printf("packing.%s.time %d ms%n", name, millis);
  }

  private static int inTurn(ExactCase one) {
    Engine engine = one.engine(Policy.PACK);
    int placed = 0;
    for (JsonNode pod : one.pods("pods")) {
      placed += engine.place(engine.classOf(one.spec(pod))) == Engine.NONE ? 0 : 1;
    }
    return placed;
  }

  /** The small ones first; who finds no place gets one by moves, as long as there is one. */
  private static int repaired(ExactCase one) {
    Engine engine = one.engine(Policy.PACK);
    List<JsonNode> pods = one.pods("pods");
    pods.sort(
        Comparator.comparingInt((JsonNode pod) -> pod.path("gpu").asInt())
            .thenComparingInt(
                pod -> pod.path("cpu").asInt() / 1_000 + pod.path("mem").asInt() / 4_096));
    int placed = 0;
    for (JsonNode pod : pods) {
      int podClass = engine.classOf(one.spec(pod));
      if (engine.place(podClass) != Engine.NONE || moved(engine, podClass)) {
        placed++;
      }
    }
    return placed;
  }

  private static boolean moved(Engine engine, int podClass) {
    Optional<List<Step>> steps = new Clearing(engine, any -> true).roomFor(podClass, REPAIR_MOVES);
    if (steps.isEmpty()) {
      return false;
    }
    engine.move(steps.get());
    return engine.place(podClass) != Engine.NONE;
  }

  private static void moves(List<ExactCase> cases) {
    Tally room = new Tally("moves.room");
    Tally empty = new Tally("moves.empty");
    for (ExactCase one : cases) {
      Map<String, JsonNode> pending = new HashMap<>();
      one.pods("pending").forEach(pod -> pending.put(pod.path("id").asText(), pod));
      for (JsonNode asked : one.json().path("expected").path("pending")) {
        Engine engine = loaded(one);
        int podClass = engine.classOf(one.spec(pending.get(asked.path("pod").asText())));
        room.note(asked, new Clearing(engine, any -> true).roomFor(podClass, MOST_MOVES));
      }
      for (JsonNode asked : one.json().path("expected").path("evacuate")) {
        Clearing clearing = new Clearing(loaded(one), any -> true);
        empty.note(asked, clearing.empty(asked.path("host").asText(), MOST_MOVES));
      }
    }
    room.print();
    empty.print();
  }

  private static Engine loaded(ExactCase one) {
    Engine engine = one.engine(Policy.PACK);
    for (JsonNode pod : one.pods("pods")) {
      String host = one.json().path("placement").path(pod.path("id").asText()).asText();
      if (!host.isEmpty()) {
        engine.assign(engine.classOf(one.spec(pod)), host);
      }
    }
    return engine;
  }

  /** What was found beside what is proven. */
  private static final class Tally {
    private final String name;
    private final List<String> wrong = new ArrayList<>();
    private final long begin = System.nanoTime();
    private int possible;
    private int fewest;
    private int found;
    private int impossible;

    Tally(String name) {
      this.name = name;
    }

    void note(JsonNode asked, Optional<List<Step>> steps) {
      JsonNode least = asked.path("minMoves");
      if (least.isNull()) {
        impossible++;
        if (steps.isPresent()) {
          wrong.add("a plan where none can be: " + asked);
        }
        return;
      }
      possible++;
      found += steps.isPresent() ? 1 : 0;
      fewest += steps.isPresent() && steps.get().size() == least.asInt() ? 1 : 0;
      if (steps.isPresent() && steps.get().size() < least.asInt()) {
        wrong.add("fewer than can be: " + steps.get() + " " + asked);
      }
    }

    void print() {
      long millis = (System.nanoTime() - begin) / 1_000_000;
      System.out.printf(
          "%s.fewest %.1f %%-of-%d aim-95%n", name, 100.0 * fewest / possible, possible);
      System.out.printf("%s.found %d of-%d%n", name, found, possible);
      System.out.printf("%s.impossible %d%n", name, impossible);
      System.out.printf("%s.wrong %d must-be-0%n", name, wrong.size());
      System.out.printf("%s.time %d ms-together%n", name, millis);
      wrong.forEach(System.err::println);
    }
  }
}
