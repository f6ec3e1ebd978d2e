package io.supervisor.simulator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.ObjectKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir Path directory;

  private Path path() {
    return directory.resolve("objects");
  }

  private JournalFile file() {
    return new JournalFile(path());
  }

  /** Runs the tasks of a writer on a store that goes on from the file. */
  private void run(List<Task> tasks) throws Exception {
    ExecutorService writer = Executors.newSingleThreadExecutor();
    ObjectStore store = file().restore();
    try (Journal journal = new Journal(store, file(), writer)) {
      store.listen(journal);
      for (Task task : tasks) {
        writer.submit(() -> task.with(store)).get();
      }
      writer.shutdown();
      assertThat(writer.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  private interface Task {
    void with(ObjectStore store);
  }

  private static ObjectKey key(int number) {
    return KindTable.CONFIG_MAP.key("a", "map-" + number);
  }

  private static JournalLine line(int number, String value) {
    ObjectNode object = Json.object();
    Meta.of(object).put("name", "map-" + number).put("namespace", "a").put("uid", "u" + number);
    object.putObject("data").put("value", value);
    return new JournalLine(key(number), object);
  }

  private static void put(ObjectStore store, int number, String value) {
    store.put(key(number), line(number, value).object());
  }

  private String value(int number) throws IOException {
    return file().restore().find(key(number)).map(o -> Json.text(o, "data", "value")).orElse("-");
  }

  @Test
  void whatWasPutChangedAndRemovedIsThereAgain() throws Exception {
    run(List.of(s -> put(s, 1, "a"), s -> put(s, 2, "b"), s -> put(s, 3, "c")));
    run(List.of(s -> put(s, 1, "new"), s -> s.remove(key(2))));
    assertThat(value(1)).isEqualTo("new");
    assertThat(value(2)).isEqualTo("-");
    assertThat(value(3)).isEqualTo("c");
    assertThat(file().restore().version()).isGreaterThan(5);
  }

  /** As a process leaves it that is killed while it writes. */
  @Test
  void ofATaskThatWasNotWrittenWhollyNothingCounts() throws Exception {
    JournalFile file = file();
    file.begin(new JournalBatch(1, List.of(line(1, "a"))));
    int whole = (int) Files.size(path());
    file.append(new JournalBatch(2, List.of(new JournalLine(key(1), null), line(2, "b"))));
    file.close();
    byte[] all = Files.readAllBytes(path());
    for (int end = whole; end < all.length - 1; end++) {
      Files.write(path(), Arrays.copyOf(all, end));
      assertThat(value(1)).as("cut after %d bytes", end).isEqualTo("a");
    }
    Files.write(path(), all);
    assertThat(value(1)).isEqualTo("-");
  }

  @Test
  void changesOfOneTaskBelongTogether() throws Exception {
    run(
        List.of(
            s -> {
              put(s, 1, "a");
              put(s, 2, "b");
            }));
    List<String> lines = Files.readAllLines(path());
    assertThat(lines).hasSize(4);
    assertThat(lines.get(0)).startsWith("{\"version\":");
    assertThat(lines.get(3)).startsWith("{\"version\":");
  }

  @Test
  void theFileIsWrittenAnewWhenMostOfItIsOutOfDate() throws Exception {
    List<Task> many = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      String value = "v" + i;
      many.add(s -> put(s, 1, value));
    }
    run(many);
    assertThat(value(1)).isEqualTo("v4999");
    assertThat(Files.readAllLines(path())).hasSizeLessThan(5_000);
  }

  @Test
  void aFileThatIsDamagedInTheMiddleIsNotGuessedAt() throws Exception {
    run(List.of(s -> put(s, 1, "a")));
    Files.writeString(path(), "{\"key\":\n{\"version\":9}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(() -> file().restore())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is damaged");
  }
}
