package io.supervisor.install.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervisor.install.rendering.RenderFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OwnedObjectsTest {

  private final OwnedObjects owned = new OwnedObjects("domain-c8/contour", "svc-contour");

  @Test
  void podsAreMarkedAndPlacedByOurScheduler() {
    Map<String, Object> deployment =
        object("apps/v1", "Deployment", Map.of("name", "web"), Map.of("template", Map.of()));

    Map<String, Object> marked = owned.own(List.of(deployment)).get(0);

    Map<String, Object> template = OwnedObjects.map(OwnedObjects.map(marked, "spec"), "template");
    assertThat(OwnedObjects.map(template, "spec"))
        .containsEntry("schedulerName", "supervisor-scheduler");
    assertThat(OwnedObjects.map(OwnedObjects.map(template, "metadata"), "annotations"))
        .containsEntry("supervisor.io/install", "domain-c8/contour")
        .containsEntry("supervisor.io/workload", "Deployment/web");
    assertThat(OwnedObjects.map(marked, "metadata")).containsEntry("namespace", "svc-contour");
  }

  @Test
  void whatReachesOutOfTheNamespaceIsRefusedAllAtOnce() {
    owned.own(
        List.of(
            object("v1", "Secret", Map.of("name", "a", "namespace", "kube-system"), Map.of()),
            object("v1", "Node", Map.of("name", "b"), Map.of()),
            object("v1", "Namespace", Map.of("name", "other"), Map.of()),
            object("v1", "ConfigMap", Map.of(), Map.of())));

    assertThat(owned.faults().stream().map(fault -> fault.file()))
        .containsExactly("Secret/a", "Node/b", "Namespace/other", "ConfigMap/");
  }

  @Test
  void requestsOfAllContainersAreAddedUp() {
    Map<String, Object> one = Map.of("requests", Map.of("cpu", "250m", "memory", "100Mi"));
    Map<String, Object> two = Map.of("requests", Map.of("cpu", 1, "memory", "1Gi"));
    Map<String, Object> pod =
        Map.of("containers", List.of(Map.of("resources", one), Map.of("resources", two)));
    Map<String, Object> spec = Map.of("replicas", 3, "template", Map.of("spec", pod));

    Workload workload =
        PodTemplate.in(object("apps/v1", "Deployment", Map.of("name", "web"), spec)).workload();

    assertThat(workload)
        .isEqualTo(
            new Workload("Deployment", "web", 3, false, 1250, 1124, Map.of(), Constraints.NONE));
  }

  @Test
  void aContainerThatStaysBesideCountsAndOneThatRunsBeforeOnlyIfItAsksForMore() {
    Map<String, Object> pod =
        Map.of(
            "initContainers",
            List.of(
                Map.of("resources", requests("100m", "10Mi"), "restartPolicy", "Always"),
                Map.of("resources", requests("50m", "500Mi"))),
            "containers",
            List.of(Map.of("resources", requests("200m", "100Mi"))));
    Map<String, Object> spec = Map.of("template", Map.of("spec", pod));

    Workload workload =
        PodTemplate.in(object("apps/v1", "Deployment", Map.of("name", "web"), spec)).workload();

    assertThat(workload.cpuMillicores()).isEqualTo(300);
    assertThat(workload.memoryMib()).isEqualTo(510);
  }

  @Test
  void devicesAndWhatIsCountedInBytesIsRequestedToo() {
    Map<String, Object> limits =
        Map.of("nvidia.com/gpu", 1, "ephemeral-storage", "1.5Gi", "hugepages-2Mi", "4Mi");
    Map<String, Object> asked = Map.of("limits", limits, "requests", Map.of("cpu", "1"));
    Map<String, Object> pod =
        Map.of(
            "overhead", Map.of("memory", "10Mi"),
            "containers", List.of(Map.of("resources", asked), Map.of("resources", asked)));
    Map<String, Object> spec = Map.of("template", Map.of("spec", pod));

    Workload workload =
        PodTemplate.in(object("apps/v1", "Deployment", Map.of("name", "web"), spec)).workload();

    assertThat(workload.resources())
        .containsOnly(
            Map.entry("nvidia.com/gpu", 2),
            Map.entry("ephemeral-storage", 3_072),
            Map.entry("hugepages-2Mi", 8));
    assertThat(workload.memoryMib()).isEqualTo(10);
  }

  @Test
  void whatIsBelowNothingIsNotRequested() {
    Map<String, Object> pod =
        Map.of("containers", List.of(Map.of("resources", requests("-1", "1Mi"))));
    Map<String, Object> spec = Map.of("template", Map.of("spec", pod));
    PodTemplate template =
        PodTemplate.in(object("apps/v1", "Deployment", Map.of("name", "web"), spec));

    assertThatThrownBy(template::workload)
        .isInstanceOf(RenderFailure.class)
        .hasMessageContaining("resources.requests.cpu")
        .hasMessageContaining("is below 0");
  }

  private static Map<String, Object> requests(String cpu, String memory) {
    return Map.of("requests", Map.of("cpu", cpu, "memory", memory));
  }

  private static Map<String, Object> object(
      String apiVersion, String kind, Map<String, Object> metadata, Map<String, Object> spec) {
    return Map.of("apiVersion", apiVersion, "kind", kind, "metadata", metadata, "spec", spec);
  }
}
