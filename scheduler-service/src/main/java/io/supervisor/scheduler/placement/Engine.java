package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hosts and pods of one Supervisor, and where the next pod goes. For one thread. Of hosts that
 * are equally good the one that was added first is taken.
 */
public final class Engine {
  /** Instead of a pod: there is no host for it. */
  public static final int NONE = -1;

  private final Policy policy;
  private final Cluster cluster;
  private final Map<PodSpec, PodClass> classes = new HashMap<>();
  private final Budgets budgets = new Budgets();
  private final Preemptor preemptor;
  private final RuleBook rules;

  public Engine(Policy policy) {
    this.policy = policy;
    this.cluster = new Cluster(policy);
    this.preemptor = new Preemptor(cluster, budgets);
    this.rules = new RuleBook(cluster);
  }

  /** Goes on from an image; its pods have the numbers 0, 1, 2 and so on, as they stand there. */
  public Engine(Policy policy, EngineImage image) {
    this(policy);
    cluster.hosts.largest(image.largest(), image.largestGpus());
    image.namespaces().forEach(this::putNamespace);
    image.budgets().forEach(this::putBudget);
    for (String name : image.order()) {
      putHost(image.hosts().getOrDefault(name, HostSpec.of(name, Resources.of(0, 0))));
    }
    image.foreign().forEach((host, used) -> cluster.hosts.takeForeign(known(host), used, 1));
    image
        .pods()
        .forEach(pod -> cluster.restore(classOf(pod.spec()), known(pod.host()), pod.gpus()));
    image.order().stream()
        .filter(name -> !image.hosts().containsKey(name))
        .forEach(this::removeHost);
  }

  /** All that is known here. */
  public EngineImage image() {
    Imaging imaging = new Imaging(cluster);
    return new EngineImage(
        imaging.order(),
        imaging.specs(),
        imaging.foreign(),
        cluster.namespaces.all(),
        budgets.all(),
        imaging.placed(),
        cluster.hosts.largest(),
        cluster.hosts.largestGpus());
  }

  /**
   * Says what is known of a namespace: its labels before pods with rules about them are seen, the
   * rest at any time; a smaller quota lets the pods that are there stay.
   */
  public void putNamespace(NamespaceSpec spec) {
    cluster.namespaces.put(spec);
  }

  /** Adds a host, or takes over what is new of it; pods stay where they are. */
  public void putHost(HostSpec spec) {
    int growth = cluster.hosts.growth();
    int host = cluster.hosts.put(spec);
    if (cluster.hosts.growth() != growth) {
      cluster.standings.forEach(Standing::spoil);
    }
    look(host, spec);
  }

  /** Takes a host away; answers the classes of the pods that were on it, and are gone. */
  public List<Integer> removeHost(String name) {
    int host = cluster.hosts.find(name);
    if (host == NONE || cluster.hosts.spec(host) == null) {
      return List.of();
    }
    List<Integer> lost = new ArrayList<>();
    for (int pod = cluster.pods.first(host); pod != NONE; pod = cluster.pods.first(host)) {
      lost.add(cluster.pods.podClass(pod));
      release(pod);
    }
    cluster.hosts.remove(host);
    look(host, null);
    return lost;
  }

  private void look(int host, HostSpec spec) {
    boolean moved = rules.put(host, spec);
    for (Standing standing : cluster.standings) {
      standing.admit(host, spec);
      if (moved) {
        standing.spoil();
      }
    }
    cluster.changes.add(host);
  }

  /** The number of the class of such pods. */
  public int classOf(PodSpec spec) {
    PodClass known = classes.get(spec);
    if (known != null) {
      return known.number;
    }
    int namespace = cluster.namespaces.number(spec.namespace());
    PodClass pod = new PodClass(cluster.classes.size(), spec, cluster.hosts, namespace);
    Standing standing = new Standing(pod, cluster);
    for (int host = 0; host < cluster.hosts.count(); host++) {
      standing.admit(host, cluster.hosts.spec(host));
    }
    classes.put(spec, pod);
    cluster.classes.add(pod);
    cluster.standings.add(standing);
    rules.learn(pod, standing);
    return pod.number;
  }

  /** Places a pod of the class; answers its number, or {@link #NONE} when it fits nowhere. */
  public int place(int podClass) {
    int host = cluster.standings.get(podClass).best();
    return host == Standing.NONE ? NONE : cluster.take(podClass, host);
  }

  /** Places a pod of the class on that host; answers {@link #NONE} when it does not fit there. */
  public int placeOn(int podClass, String host) {
    int number = known(host);
    return cluster.fits(podClass, number) ? cluster.take(podClass, number) : NONE;
  }

  /**
   * Places pods that are of use only together, in this order: as many as fit when those are at
   * least so many, else none. Answers their numbers, with {@link #NONE} for those that wait.
   */
  public List<Integer> placeTogether(List<Integer> podClasses, int atLeast) {
    List<Integer> placed = new ArrayList<>();
    podClasses.forEach(podClass -> placed.add(place(podClass)));
    if (placed.stream().filter(pod -> pod != NONE).count() >= atLeast) {
      return placed;
    }
    placed.stream().filter(pod -> pod != NONE).forEach(this::release);
    return List.of();
  }

  /**
   * Places a pod of the class where pods of lower priority must go for it, and takes their places
   * away; empty when that helps on no host. It is for pods that fit nowhere.
   */
  public Optional<Preemption> preempt(int podClass) {
    Victims victims = preemptor.plan(cluster.classes.get(podClass));
    if (victims == null) {
      return Optional.empty();
    }
    victims.pods().forEach(this::release);
    int pod = cluster.take(podClass, victims.host());
    return Optional.of(new Preemption(pod, host(pod), victims.pods(), victims.brokenBudgets()));
  }

  /**
   * Places all pods that are of use only together, where pods of lower priority go for those that
   * fit nowhere; nobody goes, and the answer is empty, when that is not enough for all of them.
   */
  public List<Preemption> preemptTogether(List<Integer> podClasses) {
    Engine trial = new Engine(policy, image());
    List<PodSpec> specs = podClasses.stream().map(n -> cluster.classes.get(n).spec).toList();
    for (PodSpec spec : specs) {
      if (trial.placeOrPreempt(trial.classOf(spec)).isEmpty()) {
        return List.of();
      }
    }
    return podClasses.stream().map(this::placeOrPreempt).map(Optional::orElseThrow).toList();
  }

  private Optional<Preemption> placeOrPreempt(int podClass) {
    int pod = place(podClass);
    return pod == NONE
        ? preempt(podClass)
        : Optional.of(new Preemption(pod, host(pod), List.of(), 0));
  }

  /** How many of such pods may go at the same time. */
  public void putBudget(String name, Budget budget) {
    budgets.put(name, budget);
  }

  public void removeBudget(String name) {
    budgets.remove(name);
  }

  /** Why pods go where they go. */
  public Explainer explain() {
    return new Explainer(cluster);
  }

  /** Others than the pods that are known here use so much of the host, too. */
  public void addForeign(String host, Resources used) {
    takeForeign(host, used, 1);
  }

  /** Others use so much less of the host. */
  public void removeForeign(String host, Resources used) {
    takeForeign(host, used, -1);
  }

  private void takeForeign(String host, Resources used, int sign) {
    int number = known(host);
    cluster.hosts.takeForeign(number, used.amounts(), sign);
    cluster.changes.add(number);
  }

  private int known(String host) {
    return cluster.known(host);
  }

  /** Notes that a pod of the class is on the host, whether it fits or not. */
  public int assign(int podClass, String host) {
    return cluster.take(podClass, known(host));
  }

  /** The pod is gone. */
  public void release(int pod) {
    cluster.release(pod);
  }

  /** What is free on a host; below zero when its capacity shrank. */
  public int free(String host, String resource) {
    return cluster.hosts.free(cluster.hosts.resource(resource), cluster.hosts.find(host));
  }

  /** What the pods of a namespace use together. */
  public long used(String namespace, String resource) {
    return cluster.namespaces.used(
        cluster.namespaces.number(namespace), cluster.hosts.resource(resource));
  }

  /** The GPUs of its host that a pod has, by their order there. */
  public int[] gpus(int pod) {
    return BitSet.valueOf(new long[] {cluster.pods.gpus(pod)}).stream().toArray();
  }

  /** What a pod uses, its place among the pods of its host too. */
  Resources uses(int pod) {
    return cluster.classOf(pod).spec.uses();
  }

  /** The name of the host of a pod. */
  public String host(int pod) {
    return cluster.hosts.spec(cluster.pods.host(pod)).name();
  }

  /** Moves pods, all at once; answers their numbers now. */
  public List<Integer> move(List<Step> steps) {
    List<Integer> classesOfThem =
        steps.stream().map(step -> cluster.pods.podClass(step.pod())).toList();
    steps.forEach(step -> release(step.pod()));
    List<Integer> moved = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      moved.add(assign(classesOfThem.get(i), steps.get(i).to()));
    }
    return moved;
  }

  /** Whether pods of the class may be on the host as it is, were it open. */
  boolean suits(int podClass, String host) {
    return cluster.suits(podClass, known(host));
  }

  /**
   * Whether a pod of the class that is on the host may stay there: all but its state, and what is
   * free of it, will do.
   */
  boolean permits(int podClass, String host) {
    int number = known(host);
    return cluster.suits(podClass, number) && cluster.standings.get(podClass).permits(number);
  }

  Cluster cluster() {
    return cluster;
  }
}
