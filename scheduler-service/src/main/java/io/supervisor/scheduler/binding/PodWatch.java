package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Binding;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.supervisor.scheduler.placement.Choice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * The pods of one Supervisor, kept current by an informer, and what this service writes there:
 * bindings, evictions, and why pods wait. The client reads no files and no environment.
 */
final class PodWatch implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PodWatch.class);

  /** One for all: each knows every class of the model, which is large. */
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  /** By which makers of volumes know where one is needed. */
  static final String CHOSEN_HOST = "volume.kubernetes.io/selected-node";

  private final long credential;
  private final KubernetesClient client;
  private final SharedIndexInformer<Pod> pods;
  private final StorageWatch storage;
  private final NamespaceWatch namespaces;

  PodWatch(OpenCredential opened, Consumer<String> onChange) {
    Access access = opened.access();
    this.credential = opened.number();
    this.client =
        new KubernetesClientBuilder()
            .withConfig(config(access))
            .withKubernetesSerialization(SERIALIZATION)
            .build();
    Runnable wake = () -> onChange.accept(access.supervisor());
    this.pods = informer(client, new Wake<>(wake));
    this.storage = new StorageWatch(client, wake);
    this.namespaces = new NamespaceWatch(client, wake);
  }

  /** Starts an informer; the client does not outlive a start that failed. */
  private static SharedIndexInformer<Pod> informer(KubernetesClient client, Wake<Pod> onChange) {
    try {
      return client.pods().inAnyNamespace().inform(onChange, 30_000L);
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private static Config config(Access access) {
    return new ConfigBuilder(Config.empty())
        .withMasterUrl(access.server())
        .withOauthToken(access.token())
        .withCaCertData(access.caPem())
        .withConnectionTimeout(5_000)
        .withRequestTimeout(30_000)
        .withRequestRetryBackoffLimit(2)
        .build();
  }

  /** Number of the credential it was opened with. */
  long credential() {
    return credential;
  }

  List<Pod> pods() {
    return pods.getStore().list();
  }

  /** What its pods keep their data on. */
  StorageWatch storage() {
    return storage;
  }

  boolean current() {
    return pods.hasSynced() && pods.isWatching();
  }

  /** The labels of its namespaces, by name; empty while they are not seen. */
  Map<String, Map<String, String>> namespaces() {
    return namespaces.labels();
  }

  /** Says for which host a claim needs its volume. */
  void choose(PersistentVolumeClaim claim, String host) {
    client
        .persistentVolumeClaims()
        .inNamespace(claim.getMetadata().getNamespace())
        .withName(claim.getMetadata().getName())
        .edit(
            now ->
                new PersistentVolumeClaimBuilder(now)
                    .editMetadata()
                    .addToAnnotations(CHOSEN_HOST, host)
                    .endMetadata()
                    .build());
  }

  /** The disruption budgets as they are now. */
  List<PodDisruptionBudget> budgets() {
    return client.policy().v1().podDisruptionBudget().inAnyNamespace().list().getItems();
  }

  /** Ends this pod, not another of its name; false when it is gone or a budget forbids it now. */
  boolean evict(Pod pod) {
    String name = pod.getMetadata().getName();
    return client
        .pods()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(name)
        .evict(
            new EvictionBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(pod.getMetadata().getNamespace())
                .endMetadata()
                .withDeleteOptions(
                    new DeleteOptionsBuilder()
                        .withNewPreconditions(null, pod.getMetadata().getUid())
                        .build())
                .build());
  }

  /** Whether the very pod is there still. */
  boolean isThere(Pod pod) {
    return now(pod).isPresent();
  }

  /** The host that the very pod has by now. */
  Optional<String> hostOf(Pod pod) {
    return now(pod).map(one -> one.getSpec().getNodeName());
  }

  private Optional<Pod> now(Pod pod) {
    Pod found =
        client
            .pods()
            .inNamespace(pod.getMetadata().getNamespace())
            .withName(pod.getMetadata().getName())
            .get();
    return Optional.ofNullable(found)
        .filter(one -> one.getMetadata().getUid().equals(pod.getMetadata().getUid()));
  }

  /** Notes at the pod why it waits; false when it could not. */
  boolean note(Pod pod, Choice choice, Instant now) {
    return new WaitingNote(pod, choice, now).write(client);
  }

  /** Says something of a pod; what cannot be said is not worth more than a line in the log. */
  void tell(Event event) {
    try {
      client.v1().events().inNamespace(event.getMetadata().getNamespace()).resource(event).create();
    } catch (KubernetesClientException e) {
      LOG.debugf("cannot say %s: %s", event.getMessage(), e.getMessage());
    }
  }

  /** Binds a pod to a host; a pod that was bound meanwhile answers 409. */
  void bind(Pod pod, String host) {
    String namespace = pod.getMetadata().getNamespace();
    String name = pod.getMetadata().getName();
    Binding binding =
        new BindingBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace(namespace)
            .withUid(pod.getMetadata().getUid())
            .endMetadata()
            .withNewTarget()
            .withApiVersion("v1")
            .withKind("Node")
            .withName(host)
            .endTarget()
            .build();
    client.raw("/api/v1/namespaces/" + namespace + "/pods/" + name + "/binding", "POST", binding);
  }

  @Override
  public void close() {
    pods.stop();
    storage.close();
    namespaces.close();
    client.close();
  }
}
