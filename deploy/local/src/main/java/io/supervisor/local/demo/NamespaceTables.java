package io.supervisor.local.demo;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code kubectl get deploy,po,ds,svc} shows of a namespace, read live. */
final class NamespaceTables {

  private static final String NONE = "<none>";

  private final KubernetesClient kubernetes;
  private final String namespace;
  private final Clock clock;

  NamespaceTables(KubernetesClient kubernetes, String namespace, Clock clock) {
    this.kubernetes = kubernetes;
    this.namespace = namespace;
    this.clock = clock;
  }

  /** All tables that have rows. */
  List<TextTable> all() {
    return Stream.of(deployments(), pods(), daemonSets(), services())
        .filter(table -> !table.isEmpty())
        .toList();
  }

  private TextTable deployments() {
    TextTable table = new TextTable("NAME", "READY", "UP-TO-DATE", "AVAILABLE", "AGE");
    for (Deployment found :
        kubernetes.apps().deployments().inNamespace(namespace).list().getItems()) {
      var status = found.getStatus();
      table.row(
          "deployment.apps/" + found.getMetadata().getName(),
          count(status.getReadyReplicas()) + "/" + count(found.getSpec().getReplicas()),
          count(status.getUpdatedReplicas()),
          count(status.getAvailableReplicas()),
          age(found.getMetadata()));
    }
    return table;
  }

  private TextTable pods() {
    TextTable table = new TextTable("NAME", "READY", "STATUS", "RESTARTS", "AGE", "NODE");
    for (Pod found : kubernetes.pods().inNamespace(namespace).list().getItems()) {
      List<ContainerStatus> containers = found.getStatus().getContainerStatuses();
      long ready = containers.stream().filter(c -> Boolean.TRUE.equals(c.getReady())).count();
      int restarts = containers.stream().mapToInt(c -> number(c.getRestartCount())).sum();
      String node = found.getSpec().getNodeName();
      table.row(
          "pod/" + found.getMetadata().getName(),
          ready + "/" + found.getSpec().getContainers().size(),
          found.getStatus().getPhase(),
          Integer.toString(restarts),
          age(found.getMetadata()),
          node == null ? NONE : node);
    }
    return table;
  }

  private TextTable daemonSets() {
    TextTable table =
        new TextTable(
            "NAME",
            "DESIRED",
            "CURRENT",
            "READY",
            "UP-TO-DATE",
            "AVAILABLE",
            "NODE SELECTOR",
            "AGE");
    for (DaemonSet found :
        kubernetes.apps().daemonSets().inNamespace(namespace).list().getItems()) {
      var status = found.getStatus();
      table.row(
          "daemonset.apps/" + found.getMetadata().getName(),
          count(status.getDesiredNumberScheduled()),
          count(status.getCurrentNumberScheduled()),
          count(status.getNumberReady()),
          count(status.getUpdatedNumberScheduled()),
          count(status.getNumberAvailable()),
          selector(found.getSpec().getTemplate().getSpec().getNodeSelector()),
          age(found.getMetadata()));
    }
    return table;
  }

  private TextTable services() {
    TextTable table = new TextTable("NAME", "TYPE", "CLUSTER-IP", "EXTERNAL-IP", "PORT(S)", "AGE");
    for (Service found : kubernetes.services().inNamespace(namespace).list().getItems()) {
      table.row(
          "service/" + found.getMetadata().getName(),
          found.getSpec().getType(),
          found.getSpec().getClusterIP(),
          external(found),
          found.getSpec().getPorts().stream()
              .map(NamespaceTables::port)
              .collect(Collectors.joining(",")),
          age(found.getMetadata()));
    }
    return table;
  }

  private static String external(Service service) {
    if (!service.getSpec().getType().equals("LoadBalancer")) {
      return NONE;
    }
    String addresses =
        service.getStatus().getLoadBalancer().getIngress().stream()
            .map(ingress -> ingress.getIp() == null ? ingress.getHostname() : ingress.getIp())
            .collect(Collectors.joining(","));
    return addresses.isEmpty() ? "<pending>" : addresses;
  }

  private static String port(ServicePort port) {
    String node = port.getNodePort() == null ? "" : ":" + port.getNodePort();
    return port.getPort() + node + "/" + port.getProtocol();
  }

  private static String selector(Map<String, String> labels) {
    if (labels == null || labels.isEmpty()) {
      return NONE;
    }
    return labels.entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .sorted()
        .collect(Collectors.joining(","));
  }

  private String age(ObjectMeta meta) {
    return Age.of(Duration.between(Instant.parse(meta.getCreationTimestamp()), clock.instant()));
  }

  private static int number(Integer value) {
    return value == null ? 0 : value;
  }

  private static String count(Integer value) {
    return Integer.toString(number(value));
  }
}
