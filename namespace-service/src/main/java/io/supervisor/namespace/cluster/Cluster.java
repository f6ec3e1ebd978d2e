package io.supervisor.namespace.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One Supervisor's Kubernetes API, in the words of this service. Every call blocks. */
public interface Cluster {

  /** The server's Kubernetes version. */
  String version();

  /** The hosts. */
  List<Node> nodes();

  /**
   * Says, from now on, that the answer of {@link #nodes} may be another than it was. A second call
   * changes nothing while the watch goes on.
   */
  void watchNodes(Runnable listener);

  /** Makes the object look as given, in our fields only (server-side apply); returns it then. */
  ClusterObject apply(ClusterObject object);

  /**
   * Tells, from now on, of every change to what runs pods or has an address and was brought by an
   * install; first of each as it is. A second call changes nothing while the watch goes on.
   */
  void watch(Consumer<OwnedChange> listener);

  /** Whether a watch tells of changes to such an object, so that nobody has to ask for them. */
  boolean watches(ObjectRef ref);

  /** The object as it is, or nothing. */
  Optional<ClusterObject> find(ObjectRef ref);

  /** The objects of a kind in a namespace; none of a kind that is not served. */
  List<ClusterObject> list(String apiVersion, String kind, String namespace);

  /** Whatever is in a namespace and can be deleted, but Events. */
  List<ClusterObject> contents(String namespace);

  /** Whether the API server serves PackageInstall now. */
  boolean servesPackages();

  /** What its account may do, and the quotas of namespaces whose names begin with a prefix. */
  Allowance allowance(String prefix);

  /**
   * Takes away what holds an object that is being deleted: its finalizers, the time that a pod has
   * to end, and of a namespace also the wait until it is empty. The owner of a finalizer does not
   * get to do its work any more.
   */
  void letGo(ObjectRef ref);

  /** Asks for the object's deletion; one that is not there is fine. */
  void delete(ObjectRef ref);

  /** A token of a service account for {@code lifetime}. */
  String token(String namespace, String serviceAccount, Duration lifetime);
}
