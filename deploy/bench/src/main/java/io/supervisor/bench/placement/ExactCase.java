package io.supervisor.bench.placement;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.supervisor.scheduler.placement.Engine;
import io.supervisor.scheduler.placement.GpuRequest;
import io.supervisor.scheduler.placement.HostRules;
import io.supervisor.scheduler.placement.HostSpec;
import io.supervisor.scheduler.placement.PodRules;
import io.supervisor.scheduler.placement.PodSpec;
import io.supervisor.scheduler.placement.PodTerm;
import io.supervisor.scheduler.placement.Policy;
import io.supervisor.scheduler.placement.Resources;
import io.supervisor.scheduler.placement.Selector;
import io.supervisor.scheduler.placement.Spread;
import io.supervisor.scheduler.placement.Taint;
import io.supervisor.scheduler.placement.Toleration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One small instance whose best answer is proven. */
record ExactCase(JsonNode json) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAMESPACE = "n";
  private static final String APP = "app";
  private static final String ZONE = "zone";
  private static final String THERE = "true";
  private static final int PLACES = 1_000;

  static List<ExactCase> in(Path file) throws IOException {
    List<ExactCase> cases = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      cases.add(new ExactCase(JSON.readTree(line)));
    }
    return cases;
  }

  /** An engine with the hosts, and no pod yet. */
  Engine engine(Policy policy) {
    Engine engine = new Engine(policy);
    for (JsonNode host : json.path("hosts")) {
      Map<String, String> labels = new HashMap<>();
      host.path("labels").forEach(label -> labels.put(label.asText(), THERE));
      labels.put(ZONE, host.path(ZONE).asText());
      List<Taint> taints = new ArrayList<>();
      host.path("taints").forEach(key -> taints.add(new Taint(key.asText(), "", "NoSchedule")));
      engine.putHost(
          HostSpec.of(host.path("id").asText(), resources(host).and(Resources.PODS, PLACES))
              .with(labels, taints)
              .withGpus(Collections.nCopies(host.path("gpu").asInt(), "gpu")));
    }
    return engine;
  }

  private static Resources resources(JsonNode of) {
    return Resources.of(of.path("cpu").asInt(), of.path("mem").asInt());
  }

  /** The pods by their ids, in the order in which they stand. */
  List<JsonNode> pods(String list) {
    List<JsonNode> pods = new ArrayList<>();
    json.path(list).forEach(pods::add);
    return pods;
  }

  PodSpec spec(JsonNode pod) {
    Map<String, String> app = Map.of(APP, pod.path(APP).asText());
    Map<String, String> needs = new HashMap<>();
    pod.path("needs").forEach(label -> needs.put(label.asText(), THERE));
    List<Toleration> tolerations = new ArrayList<>();
    pod.path("tolerates")
        .forEach(key -> tolerations.add(new Toleration(key.asText(), true, "", "")));
    PodSpec spec =
        PodSpec.of(NAMESPACE, app, resources(pod))
            .with(new HostRules(Set.of(), Selector.of(needs), List.of(), tolerations))
            .with(rules(pod, Selector.of(app)));
    int gpus = pod.path("gpu").asInt();
    return gpus == 0 ? spec : spec.with(GpuRequest.whole(gpus));
  }

  private PodRules rules(JsonNode pod, Selector same) {
    PodTerm onHost = PodTerm.in(NAMESPACE, same, PodTerm.HOSTNAME);
    List<Spread> spread = new ArrayList<>();
    for (JsonNode rule : json.path("spread")) {
      if (rule.path(APP).equals(pod.path(APP))) {
        PodTerm inZone = PodTerm.in(NAMESPACE, same, ZONE);
        spread.add(Spread.hard(inZone, rule.path("maxSkew").asInt()));
      }
    }
    boolean apart = pod.path("antiAffinity").asBoolean();
    return new PodRules(List.of(), apart ? List.of(onHost) : List.of(), List.of(), spread);
  }
}
