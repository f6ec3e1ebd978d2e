package io.supervisor.scheduler.placement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The hosts and pods of one Supervisor, and where the next pod goes. For one thread. Of hosts that
 * are equally good the one that was added first is taken.
 */
public final class Engine {
  /** Instead of a pod: there is no host for it. */
  public static final int NONE = -1;

  private final HostTable hosts = new HostTable();
  private final PodTable pods = new PodTable();
  private final HostChanges changes = new HostChanges();
  private final Map<PodSpec, PodClass> classes = new HashMap<>();
  private final List<PodClass> byNumber = new ArrayList<>();
  private final List<Standing> standings = new ArrayList<>();
  private final Budgets budgets = new Budgets();
  private final Preemptor preemptor = new Preemptor(hosts, pods, byNumber, budgets);
  private final Scoring scoring;
  private final Explainer explainer = new Explainer(hosts, byNumber, standings);
  private final RuleBook rules = new RuleBook(hosts, pods, byNumber, standings);

  public Engine(Policy policy) {
    this.scoring = policy.on(hosts);
  }

  /** Goes on from an image; its pods have the numbers 0, 1, 2 and so on, as they stand there. */
  public Engine(Policy policy, EngineImage image) {
    this(policy);
    hosts.largest(image.largestCpu(), image.largestGpus());
    image.namespaces().forEach(this::putNamespace);
    image.budgets().forEach(this::putBudget);
    for (String name : image.order()) {
      putHost(image.hosts().getOrDefault(name, HostSpec.of(name, Resources.of(0, 0))));
    }
    image.foreign().forEach((host, used) -> hosts.takeForeign(known(host), used, 1));
    image.pods().forEach(pod -> restore(classOf(pod.spec()), known(pod.host()), pod.gpus()));
    image.order().stream()
        .filter(name -> !image.hosts().containsKey(name))
        .forEach(this::removeHost);
  }

  /** All that is known here. */
  public EngineImage image() {
    Imaging imaging = new Imaging(hosts, pods, byNumber);
    return new EngineImage(
        imaging.order(),
        imaging.specs(),
        imaging.foreign(),
        rules.namespaces(),
        budgets.all(),
        imaging.placed(),
        hosts.largestCpu(),
        hosts.largestGpus());
  }

  /** Says which labels a namespace has, before pods with rules about them are seen. */
  public void putNamespace(String name, Map<String, String> labels) {
    rules.putNamespace(name, labels);
  }

  /** Adds a host, or takes over what is new of it; pods stay where they are. */
  public void putHost(HostSpec spec) {
    int cpu = hosts.largestCpu();
    int gpus = hosts.largestGpus();
    int host = hosts.put(spec);
    if (hosts.largestCpu() != cpu || hosts.largestGpus() != gpus) {
      standings.forEach(Standing::spoil);
    }
    look(host, spec);
  }

  /** Takes a host away; answers the classes of the pods that were on it, and are gone. */
  public List<Integer> removeHost(String name) {
    int host = hosts.find(name);
    if (host == NONE || hosts.spec(host) == null) {
      return List.of();
    }
    List<Integer> lost = new ArrayList<>();
    for (int pod = pods.first(host); pod != NONE; pod = pods.first(host)) {
      lost.add(pods.podClass(pod));
      release(pod);
    }
    hosts.remove(host);
    look(host, null);
    return lost;
  }

  private void look(int host, HostSpec spec) {
    boolean moved = rules.put(host, spec);
    for (Standing standing : standings) {
      standing.admit(host, spec);
      if (moved) {
        standing.spoil();
      }
    }
    changes.add(host);
  }

  /** The number of the class of such pods. */
  public int classOf(PodSpec spec) {
    PodClass known = classes.get(spec);
    if (known != null) {
      return known.number;
    }
    PodClass pod = new PodClass(byNumber.size(), spec, hosts);
    Standing standing = new Standing(pod, hosts, changes, scoring);
    for (int host = 0; host < hosts.count(); host++) {
      standing.admit(host, hosts.spec(host));
    }
    classes.put(spec, pod);
    byNumber.add(pod);
    standings.add(standing);
    rules.learn(pod, standing);
    return pod.number;
  }

  /** Places a pod of the class; answers its number, or {@link #NONE} when it fits nowhere. */
  public int place(int podClass) {
    int host = standings.get(podClass).best();
    return host == Standing.NONE ? NONE : take(podClass, host);
  }

  /** Places a pod of the class on that host; answers {@link #NONE} when it does not fit there. */
  public int placeOn(int podClass, String host) {
    int number = known(host);
    return standings.get(podClass).fits(number) ? take(podClass, number) : NONE;
  }

  /**
   * Places a pod of the class where pods of lower priority must go for it, and takes their places
   * away; empty when that helps on no host. It is for pods that fit nowhere.
   */
  public Optional<Preemption> preempt(int podClass) {
    Victims victims = preemptor.plan(byNumber.get(podClass), standings.get(podClass));
    if (victims == null) {
      return Optional.empty();
    }
    victims.pods().forEach(this::release);
    int pod = take(podClass, victims.host());
    return Optional.of(new Preemption(pod, host(pod), victims.pods()));
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
    return explainer;
  }

  /** Others than the pods that are known here use so much of the host, too. */
  public void addForeign(String host, Resources used) {
    int number = known(host);
    hosts.takeForeign(number, used.amounts(), 1);
    changes.add(number);
  }

  /** Others use so much less of the host. */
  public void removeForeign(String host, Resources used) {
    int number = known(host);
    hosts.takeForeign(number, used.amounts(), -1);
    changes.add(number);
  }

  private int known(String host) {
    int number = hosts.find(host);
    if (number == NONE || hosts.spec(number) == null) {
      throw new IllegalArgumentException("no host " + host);
    }
    return number;
  }

  /** Notes that a pod of the class is on the host, whether it fits or not. */
  public int assign(int podClass, String host) {
    return take(podClass, known(host));
  }

  int take(int podClass, int host) {
    PodClass pod = byNumber.get(podClass);
    return restore(podClass, host, pod.gpus == 0 ? 0 : scoring.gpus(pod, host));
  }

  /** Notes that a pod is on the host and has these GPUs, whether it fits or not. */
  int restore(int podClass, int host, long gpus) {
    PodClass pod = byNumber.get(podClass);
    hosts.take(pod, host, gpus, 1);
    pod.count(host, 1);
    changes.add(host);
    return pods.add(podClass, host, gpus);
  }

  /** The pod is gone. */
  public void release(int pod) {
    int host = pods.host(pod);
    if (host == NONE) {
      throw new IllegalArgumentException("no pod " + pod);
    }
    PodClass ofPod = byNumber.get(pods.podClass(pod));
    hosts.take(ofPod, host, pods.gpus(pod), -1);
    ofPod.count(host, -1);
    pods.remove(pod);
    changes.add(host);
  }

  /** What is free on a host; below zero when its capacity shrank. */
  public int free(String host, String resource) {
    return hosts.free(hosts.resource(resource), hosts.find(host));
  }

  /** The GPUs of its host that a pod has, by their order there. */
  public int[] gpus(int pod) {
    return BitSet.valueOf(new long[] {pods.gpus(pod)}).stream().toArray();
  }

  /** The name of the host of a pod. */
  public String host(int pod) {
    return hosts.spec(pods.host(pod)).name();
  }

  /** Moves pods, all at once; answers their numbers now. */
  public List<Integer> move(List<Step> steps) {
    int[] classesOfThem = steps.stream().mapToInt(step -> classOfPod(step.pod())).toArray();
    steps.forEach(step -> release(step.pod()));
    List<Integer> moved = new ArrayList<>();
    for (int i = 0; i < classesOfThem.length; i++) {
      moved.add(assign(classesOfThem[i], steps.get(i).to()));
    }
    return moved;
  }

  /** The hosts that there are, in the order in which they came. */
  IntStream hostsThatAre() {
    return hosts.all();
  }

  List<Integer> podsOn(int host) {
    return pods.on(host);
  }

  int classOfPod(int pod) {
    return pods.podClass(pod);
  }

  int hostNumber(int pod) {
    return pods.host(pod);
  }

  long gpuBits(int pod) {
    return pods.gpus(pod);
  }

  int numberOf(String host) {
    return known(host);
  }

  String nameOf(int host) {
    return hosts.spec(host).name();
  }

  /** Whether pods of the class may ever go to the host as it is. */
  boolean admits(int podClass, int host) {
    return standings.get(podClass).admits(host);
  }

  /** Whether pods of the class may be on the host as it is, were it open. */
  boolean suits(int podClass, String host) {
    PodSpec pod = byNumber.get(podClass).spec;
    HostSpec spec = hosts.spec(known(host));
    return Arrays.stream(HostFilter.values())
        .allMatch(filter -> filter == HostFilter.SCHEDULABLE || filter.passes(spec, pod));
  }

  boolean fits(int podClass, int host) {
    return standings.get(podClass).fits(host);
  }
}
