package io.supervisor.simulator.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Kinds;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Timestamps;
import io.supervisor.simulator.store.ObjectStore;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names that clash although they are made up by chance. */
class GeneratedNameTest {
  private final ObjectStore store = new ObjectStore(0);
  private final Timestamps times = new Timestamps(Clock.systemUTC());

  /** Gives out the same letters for so many names, and others afterwards. */
  private record Repeating(int names, int[] given) implements RandomGenerator {
    private static final int LETTERS = 5;

    @Override
    public int nextInt(int bound) {
      return given[0]++ < names * LETTERS ? 0 : 1;
    }

    @Override
    public long nextLong() {
      throw new UnsupportedOperationException("names are made of small numbers");
    }
  }

  @BeforeEach
  void namespace() {
    ObjectNode home = Json.object();
    Meta.of(home).put("name", "a");
    writer(0).create(KindTable.NAMESPACE, "", home, WriteOptions.controller());
  }

  private ObjectWriter writer(int sameNames) {
    Quotas quotas = new Quotas(store, new Kinds());
    return new ObjectWriter(store, times, quotas, new Repeating(sameNames, new int[1]));
  }

  private static String make(ObjectWriter writer) {
    ObjectNode map = Json.object();
    Meta.of(map).put("generateName", "map-");
    return Meta.name(writer.create(KindTable.CONFIG_MAP, "a", map, WriteOptions.controller()));
  }

  @Test
  void aNameThatIsTakenIsMadeAgain() {
    ObjectWriter writer = writer(4);
    assertThat(make(writer)).isEqualTo("map-bbbbb");
    assertThat(make(writer)).isEqualTo("map-ccccc");
  }

  @Test
  void afterEightTriesItIsSaidThatTheNameIsTaken() {
    ObjectWriter writer = writer(9);
    make(writer);
    assertThatThrownBy(() -> make(writer))
        .isInstanceOfSatisfying(ApiFailure.class, e -> assertThat(e.code()).isEqualTo(409))
        .hasMessageContaining("already exists");
    assertThat(make(writer)).isEqualTo("map-ccccc");
  }
}
