package io.supervisor.scheduler.binding;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.supervisor.platform.reconcile.Awaited;
import io.supervisor.platform.reconcile.WorkQueue;
import io.supervisor.scheduler.placement.Choice;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Binds pending pods to the hosts of their slots and gives back the slots of pods that are gone.
 * One pass per Supervisor looks at all its pods, so that nothing depends on having seen an event.
 */
@ApplicationScoped
public class PodBinder {

  private static final Logger LOG = Logger.getLogger(PodBinder.class);
  private static final Duration NO_ROOM_PAUSE = Duration.ofSeconds(1);

  /** The higher priority first, and of equals those that came first. */
  static final Comparator<Pod> IN_LINE =
      Comparator.comparingInt((Pod pod) -> -PodReader.priority(pod))
          .thenComparing(pod -> pod.getMetadata().getCreationTimestamp())
          .thenComparing(pod -> pod.getMetadata().getUid());

  private static final int CONFLICT = 409;
  private static final int NOT_FOUND = 404;

  private final Credentials credentials;
  private final PodPlacer placer;
  private final Findings findings;
  private final WaitingPods waiting;
  private final PodWatches watches;
  private final Clock clock;
  private final WorkQueue queue = new WorkQueue("pod-binder", 2, this::pass);

  PodBinder(
      Credentials credentials,
      PodPlacer placer,
      Findings findings,
      WaitingPods waiting,
      PodWatches watches,
      Clock clock) {
    this.credentials = credentials;
    this.placer = placer;
    this.findings = findings;
    this.waiting = waiting;
    this.watches = watches;
    this.clock = clock;
  }

  /** Opens a watch for every Supervisor whose credential is new. */
  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  Uni<Void> follow() {
    return credentials.versions().invoke(all -> all.forEach(this::watch)).replaceWithVoid();
  }

  void stop(@Observes ShutdownEvent event) {
    queue.close();
  }

  private void watch(CredentialVersion version) {
    if (!watches.knows(version.supervisor(), version.number())) {
      queue.wake("connect " + version.supervisor());
    }
  }

  private Optional<Duration> pass(String key) {
    if (key.startsWith("connect ")) {
      connect(key.substring("connect ".length()));
      return Optional.empty();
    }
    PodWatch watch = watches.of(key).filter(PodWatch::current).orElse(null);
    if (watch == null) {
      return Optional.of(NO_ROOM_PAUSE);
    }
    List<Pod> pods = watch.pods();
    findings.takeOver(key, pods, watch.namespaces());
    List<Pod> inLine = pods.stream().filter(PodReader::waits).sorted(IN_LINE).toList();
    waiting.keepOnly(key, inLine);
    Pass pass = placer.begin(key, watch, clock.instant());
    boolean allBound = true;
    for (Pod pod : inLine) {
      allBound &= bind(pass, pod);
    }
    return allBound ? Optional.empty() : Optional.of(NO_ROOM_PAUSE);
  }

  private boolean bind(Pass pass, Pod pod) {
    Choice choice = placer.place(pass, pod);
    if (choice.found()) {
      choice = new ClaimBinder(pass.watch(), pass.claims()).ready(pod, choice);
    }
    if (!choice.found()) {
      tell(pass, pod, choice);
      return false;
    }
    waiting.forget(pass.supervisor(), pod);
    try {
      pass.watch().bind(pod, choice.host());
      LOG.debugf("bound %s to %s", pod.getMetadata().getName(), choice.host());
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT) {
        pass.watch().hostOf(pod).ifPresent(host -> findings.isOn(pass.supervisor(), pod, host));
      }
      if (e.getCode() == CONFLICT || e.getCode() == NOT_FOUND) {
        return true;
      }
      LOG.warnf("cannot bind %s: %s", pod.getMetadata().getName(), e.getMessage());
      return false;
    }
  }

  /** Says at the pod why it waits, when that is something new; later again if it fails. */
  private void tell(Pass pass, Pod pod, Choice choice) {
    if (waiting.isNews(pass.supervisor(), pod, choice)
        && !pass.watch().note(pod, choice, clock.instant())) {
      waiting.forget(pass.supervisor(), pod);
    }
  }

  private void connect(String supervisor) {
    OpenCredential credential = Awaited.result(() -> credentials.open(supervisor));
    if (watches.knows(supervisor, credential.number())) {
      return;
    }
    watches.replace(supervisor, new PodWatch(credential, queue::wake));
    LOG.infof("watching the pods of %s", supervisor);
    queue.wake(supervisor);
  }
}
