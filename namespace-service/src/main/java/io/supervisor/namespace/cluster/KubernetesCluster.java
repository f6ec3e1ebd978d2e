package io.supervisor.namespace.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A Supervisor through the Kubernetes client. The client reads no files and no environment; TLS is
 * verified against the given authority only.
 */
final class KubernetesCluster implements Cluster, AutoCloseable {

  /** One for all: each knows every class of the model, which is large. */
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private static final String FIELD_MANAGER = "namespace-service";

  private static final ObjectRef PACKAGE_INSTALL =
      new ObjectRef("packaging.carvel.dev/v1alpha1", "PackageInstall", "", "");
  private static final String NO_FINALIZERS = "{\"metadata\":{\"finalizers\":null}}";

  /** Statuses whose messages name users, objects and rights, never a value of an object. */
  private static final Set<Integer> QUOTELESS = Set.of(401, 403, 404, 409);

  private final Access access;
  private final KubernetesClient client;
  private final ObjectMapper json = new ObjectMapper();
  private final ServedKinds kinds;
  private final KeptWatch owned = new KeptWatch();
  private final KeptWatch watchedNodes = new KeptWatch();

  KubernetesCluster(Access access) {
    this.access = access;
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl(access.server())
            .withOauthToken(access.token())
            .withCaCertData(access.caPem())
            .withConnectionTimeout(5_000)
            .withRequestTimeout(30_000)
            .withRequestRetryBackoffLimit(0)
            .build();
    this.client =
        new KubernetesClientBuilder()
            .withConfig(config)
            .withKubernetesSerialization(SERIALIZATION)
            .build();
    this.kinds = new ServedKinds(client);
  }

  Access access() {
    return access;
  }

  @Override
  public String version() {
    return calling("read the version", () -> client.getKubernetesVersion().getGitVersion());
  }

  @Override
  public List<Node> nodes() {
    return calling(
        "list the nodes",
        () -> client.nodes().list().getItems().stream().map(NodeReader::read).toList());
  }

  @Override
  public ClusterObject apply(ClusterObject object) {
    GenericKubernetesResource wanted =
        json.convertValue(object.content(), GenericKubernetesResource.class);
    GenericKubernetesResource applied =
        calling(
            "apply " + object.ref().readable(),
            () -> {
              Resource<GenericKubernetesResource> target =
                  object.ref().namespace().isEmpty()
                      ? of(object.ref()).resource(wanted)
                      : of(object.ref()).inNamespace(object.ref().namespace()).resource(wanted);
              return target.fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
            });
    return ClusterObject.of(json.convertValue(applied, JsonNode.class));
  }

  @Override
  public void watch(Consumer<OwnedChange> listener) {
    owned.keep(() -> calling("watch installs", () -> new OwnedWatch(client, listener)));
  }

  @Override
  public void watchNodes(Runnable listener) {
    watchedNodes.keep(() -> calling("watch the nodes", () -> new NodeWatch(client, listener)));
  }

  @Override
  public boolean watches(ObjectRef ref) {
    return owned.standing() && OwnedWatch.covers(ref);
  }

  @Override
  public Optional<ClusterObject> find(ObjectRef ref) {
    return calling(
            "read " + ref.readable(),
            () -> kinds.serve(ref) ? Optional.ofNullable(named(ref).get()) : noObject())
        .map(found -> ClusterObject.of(json.convertValue(found, JsonNode.class)));
  }

  @Override
  public List<ClusterObject> list(String apiVersion, String kind, String namespace) {
    ObjectRef any = new ObjectRef(apiVersion, kind, namespace, "");
    return calling(
        "list %s in %s".formatted(kind, namespace),
        () ->
            kinds.serve(any)
                ? of(any).inNamespace(namespace).list().getItems().stream()
                    .map(found -> ClusterObject.of(json.convertValue(found, JsonNode.class)))
                    .toList()
                : List.of());
  }

  @Override
  public List<ClusterObject> contents(String namespace) {
    return calling(
        "list what is in " + namespace, () -> new NamespaceContents(client).of(namespace));
  }

  @Override
  public boolean servesPackages() {
    return calling("look for PackageInstall", () -> kinds.find(PACKAGE_INSTALL).isPresent());
  }

  @Override
  public Allowance allowance(String prefix) {
    return calling("ask for rights and quotas", () -> new AllowanceReader(client).read(prefix));
  }

  @Override
  public void letGo(ObjectRef ref) {
    calling(
        "take the finalizers off " + ref.readable(),
        () -> {
          try {
            release(ref);
          } catch (KubernetesClientException e) {
            if (e.getCode() != 404) {
              throw e;
            }
          }
          return ref;
        });
  }

  private void release(ObjectRef ref) {
    if (!kinds.serve(ref) || named(ref).get() == null) {
      return;
    }
    named(ref).patch(PatchContext.of(PatchType.JSON_MERGE), NO_FINALIZERS);
    if (ref.kind().equals("Pod")) {
      named(ref).withGracePeriod(0).delete();
    }
    GenericKubernetesResource left = named(ref).get();
    if (ref.kind().equals("Namespace") && left != null) {
      left.setAdditionalProperty("spec", Map.of("finalizers", List.of()));
      String path = "/api/v1/namespaces/%s/finalize".formatted(ref.name());
      client.raw(path, "PUT", left);
    }
  }

  @Override
  public void delete(ObjectRef ref) {
    calling("delete " + ref.readable(), () -> kinds.serve(ref) ? named(ref).delete() : List.of());
  }

  @Override
  public String token(String namespace, String serviceAccount, Duration lifetime) {
    return calling(
        "issue a token for " + serviceAccount,
        () ->
            client
                .serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(
                    new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(lifetime.toSeconds())
                        .endSpec()
                        .build())
                .getStatus()
                .getToken());
  }

  private Resource<GenericKubernetesResource> named(ObjectRef ref) {
    return ref.namespace().isEmpty()
        ? of(ref).withName(ref.name())
        : of(ref).inNamespace(ref.namespace()).withName(ref.name());
  }

  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      of(ObjectRef ref) {
    return client.genericKubernetesResources(kinds.of(ref).orElseThrow(() -> unknownKind(ref)));
  }

  private static Optional<GenericKubernetesResource> noObject() {
    return Optional.empty();
  }

  private static ClusterFailure unknownKind(ObjectRef ref) {
    return new ClusterFailure(
        ClusterFailure.Kind.REFUSED,
        "The Supervisor does not know the kind %s of %s.".formatted(ref.kind(), ref.apiVersion()),
        null);
  }

  private static <T> T calling(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (KubernetesClientException e) {
      boolean refused = e.getCode() >= 400 && e.getCode() < 500 && e.getCode() != 429;
      String why = e.getStatus() == null ? e.getMessage() : reason(e.getStatus());
      throw new ClusterFailure(
          refused ? ClusterFailure.Kind.REFUSED : ClusterFailure.Kind.UNREACHABLE,
          "Could not %s: %s".formatted(what, why),
          e);
    }
  }

  /** What the API server complains about, without the values that it quotes. */
  private static String reason(Status status) {
    boolean quotes = status.getCode() == null || !QUOTELESS.contains(status.getCode());
    if (!quotes) {
      return status.getMessage();
    }
    List<StatusCause> causes =
        status.getDetails() == null ? List.of() : status.getDetails().getCauses();
    String fields =
        causes.stream()
            .map(cause -> "%s (%s)".formatted(cause.getField(), cause.getReason()))
            .distinct()
            .collect(Collectors.joining(", ", " at ", ""));
    return status.getReason() + (causes.isEmpty() ? "" : fields);
  }

  @Override
  public void close() {
    owned.close();
    watchedNodes.close();
    client.close();
  }
}
