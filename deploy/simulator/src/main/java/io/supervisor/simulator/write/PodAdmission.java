package io.supervisor.simulator.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.supervisor.simulator.model.ApiFailure;
import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.KindTable;
import io.supervisor.simulator.model.Meta;
import io.supervisor.simulator.model.Names;
import io.supervisor.simulator.store.ObjectStore;
import java.util.List;
import java.util.Optional;

/** What a new pod gets from its namespace and its cluster: an account, a priority, tolerations. */
record PodAdmission(ObjectStore store) {
  private static final String TOKENS = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final String ACCESS = "kube-api-access-";

  void admit(String namespace, ObjectNode pod) {
    ObjectNode spec = Json.child(pod, "spec");
    account(namespace, pod, spec);
    priority(pod, spec);
    runtime(pod, spec);
    for (String condition : List.of("not-ready", "unreachable")) {
      toleration(spec, "node.kubernetes.io/" + condition);
    }
  }

  /** The account that every namespace has may come a moment after the first pod. */
  private void account(String namespace, ObjectNode pod, ObjectNode spec) {
    Json.putIfAbsent(spec, "serviceAccountName", "default");
    String name = Json.text(spec, "serviceAccountName");
    spec.put("serviceAccount", name);
    Optional<ObjectNode> account = store.find(KindTable.SERVICE_ACCOUNT, namespace, name);
    if (account.isEmpty() && !name.equals("default")) {
      throw ApiFailure.forbidden(
          KindTable.POD,
          Meta.asked(pod),
          "error looking up service account "
              + namespace
              + "/"
              + name
              + ": serviceaccount \""
              + name
              + "\" not found");
    }
    JsonNode wanted =
        spec.has("automountServiceAccountToken")
            ? spec.path("automountServiceAccountToken")
            : account.map(a -> a.path("automountServiceAccountToken")).orElse(Json.object());
    if (!wanted.isBoolean() || wanted.asBoolean()) {
      mountToken(spec);
    }
  }

  private static void mountToken(ObjectNode spec) {
    ArrayNode volumes = Json.list(spec, "volumes");
    for (JsonNode volume : volumes) {
      if (Json.text(volume, "name").startsWith(ACCESS)) {
        return;
      }
    }
    String name = Names.generate(ACCESS);
    ObjectNode projected = volumes.addObject().put("name", name).putObject("projected");
    ArrayNode sources = projected.putArray("sources");
    Json.child(sources.addObject(), "serviceAccountToken")
        .put("expirationSeconds", 3607)
        .put("path", "token");
    ObjectNode authority = Json.child(sources.addObject(), "configMap");
    authority.put("name", "kube-root-ca.crt");
    authority.putArray("items").addObject().put("key", "ca.crt").put("path", "ca.crt");
    ObjectNode item = Json.child(sources.addObject(), "downwardAPI").putArray("items").addObject();
    item.put("path", "namespace");
    item.putObject("fieldRef").put("apiVersion", "v1").put("fieldPath", "metadata.namespace");
    projected.put("defaultMode", 420);
    for (String list : List.of("initContainers", "containers")) {
      for (JsonNode container : spec.path(list)) {
        mount((ObjectNode) container, name);
      }
    }
  }

  private static void mount(ObjectNode container, String volume) {
    ArrayNode mounts = Json.list(container, "volumeMounts");
    for (JsonNode mount : mounts) {
      if (Json.text(mount, "mountPath").equals(TOKENS)) {
        return;
      }
    }
    mounts.addObject().put("name", volume).put("readOnly", true).put("mountPath", TOKENS);
  }

  private void priority(ObjectNode pod, ObjectNode spec) {
    String name = Json.text(spec, "priorityClassName");
    ObjectNode found = Json.object();
    if (!name.isEmpty()) {
      found =
          store
              .find(KindTable.PRIORITY_CLASS, "", name)
              .orElseThrow(() -> missing(pod, "no PriorityClass with name " + name + " was found"));
    }
    spec.put("priority", found.path("value").asInt(0));
    String policy = Json.text(found, "preemptionPolicy");
    Json.putIfAbsent(spec, "preemptionPolicy", policy.isEmpty() ? "PreemptLowerPriority" : policy);
  }

  private void runtime(ObjectNode pod, ObjectNode spec) {
    String name = Json.text(spec, "runtimeClassName");
    if (!name.isEmpty() && store.find(KindTable.RUNTIME_CLASS, "", name).isEmpty()) {
      throw missing(pod, "pod rejected: RuntimeClass \"" + name + "\" not found");
    }
  }

  private static ApiFailure missing(ObjectNode pod, String why) {
    return ApiFailure.forbidden(KindTable.POD, Meta.asked(pod), why);
  }

  private static void toleration(ObjectNode spec, String key) {
    for (JsonNode toleration : spec.path("tolerations")) {
      String tolerated = Json.text(toleration, "key");
      String effect = Json.text(toleration, "effect");
      boolean all = tolerated.isEmpty() && Json.text(toleration, "operator").equals("Exists");
      if ((tolerated.equals(key) || all) && (effect.isEmpty() || effect.equals("NoExecute"))) {
        return;
      }
    }
    Json.list(spec, "tolerations")
        .addObject()
        .put("key", key)
        .put("operator", "Exists")
        .put("effect", "NoExecute")
        .put("tolerationSeconds", 300);
  }
}
