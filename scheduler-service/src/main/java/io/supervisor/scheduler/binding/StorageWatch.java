package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.storage.StorageClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Optional;

/**
 * The claims, volumes and storage classes of one Supervisor, kept current by informers. Where they
 * cannot be read, as with the rights that an older release gave, it is tried again and again.
 */
final class StorageWatch implements AutoCloseable {

  private static final long RESYNC_MS = 300_000;

  private final SharedIndexInformer<PersistentVolumeClaim> claims;
  private final SharedIndexInformer<PersistentVolume> volumes;
  private final SharedIndexInformer<StorageClass> classes;

  StorageWatch(KubernetesClient client, Runnable onChange) {
    claims = informer(client.persistentVolumeClaims().inAnyNamespace(), onChange);
    volumes = informer(client.persistentVolumes(), onChange);
    classes = informer(client.storage().v1().storageClasses(), onChange);
    all().forEach(SharedIndexInformer::start);
  }

  /** One that is not started, and that tries again when it cannot read. */
  static <T extends HasMetadata> SharedIndexInformer<T> informer(
      Informable<T> source, Runnable onChange) {
    SharedIndexInformer<T> informer = source.runnableInformer(RESYNC_MS);
    informer.exceptionHandler((started, failure) -> true);
    informer.addEventHandler(new Wake<>(onChange));
    return informer;
  }

  private List<SharedIndexInformer<?>> all() {
    return List.of(claims, volumes, classes);
  }

  /** Whether all that there is has been read. */
  boolean current() {
    return all().stream().allMatch(SharedIndexInformer::hasSynced);
  }

  Optional<PersistentVolumeClaim> claim(String namespace, String name) {
    return Optional.ofNullable(claims.getStore().getByKey(namespace + "/" + name));
  }

  Optional<PersistentVolume> volume(String name) {
    return Optional.ofNullable(volumes.getStore().getByKey(name));
  }

  Optional<StorageClass> storageClass(String name) {
    return Optional.ofNullable(classes.getStore().getByKey(name));
  }

  @Override
  public void close() {
    all().forEach(SharedIndexInformer::stop);
  }
}
