package io.supervisor.scheduler.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervisor.scheduler.placement.Inventory;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.settings.Settings;
import io.supervisor.scheduler.slot.LonePods.Sight;
import io.supervisor.scheduler.slot.Site;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LonePodPlacerTest {

  private static final PodSpec POD = PodSpec.of("red", Map.of(), Resources.of(1, 1));

  @Test
  void aPodWaitsForTheLabelsOfItsNamespaceOnlyWhereTheyMatter() {
    assertThat(LonePodPlacer.unknown(POD, sight("", Map.of()), true)).isTrue();
    assertThat(LonePodPlacer.unknown(POD, sight("", Map.of("blue", Map.of())), true)).isTrue();
    assertThat(LonePodPlacer.unknown(POD, sight("", Map.of("red", Map.of())), true)).isFalse();
    assertThat(LonePodPlacer.unknown(POD, sight("", Map.of()), false)).isFalse();
    assertThat(LonePodPlacer.unknown(POD, sight("h1", Map.of()), true)).as("has a host").isFalse();
  }

  private static Sight sight(String host, Map<String, Map<String, String>> namespaces) {
    Inventory inventory = new Inventory(List.of(), namespaces);
    return new Sight(1, host, List.of(), new Site(inventory, List.of(), Settings.DEFAULT));
  }
}
