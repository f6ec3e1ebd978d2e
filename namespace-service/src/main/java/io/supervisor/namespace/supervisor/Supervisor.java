package io.supervisor.namespace.supervisor;

import io.supervisor.namespace.cluster.Allowance;
import io.supervisor.namespace.cluster.Offer;
import io.supervisor.platform.event.Lineage;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;

/** A Kubernetes control plane on a cluster of hosts, and the sealed way to reach it. */
@Entity
public class Supervisor {

  /** Whether its API answers. */
  public enum State {
    READY,
    UNREACHABLE
  }

  /** How installs can be delivered to it. */
  public enum Delivery {
    RENDERED,
    KAPP_CONTROLLER;

    /** By whether it serves PackageInstall. */
    public static Delivery of(boolean packages) {
      return packages ? KAPP_CONTROLLER : RENDERED;
    }
  }

  @Id private String id;
  private String uuid;
  private String name;
  private String networkProvider;
  private String version;
  private String kubernetesVersion;
  private Integer hostCount;

  @Enumerated(EnumType.STRING)
  private State state;

  @Enumerated(EnumType.STRING)
  private Delivery delivery;

  @Convert(converter = LabelsColumn.class)
  private Labels labels;

  @Convert(converter = AllowanceColumn.class)
  private Allowance allowance;

  private byte[] sealedAccess;
  private Instant credentialUntil;
  private String correlationId;

  @Version
  @Column(name = "revision")
  private long revision;

  Supervisor() {}

  static Supervisor of(String id) {
    Supervisor supervisor = new Supervisor();
    supervisor.id = id;
    supervisor.labels = new Labels(Map.of());
    supervisor.allowance = Allowance.UNKNOWN;
    return supervisor;
  }

  void register(NewSupervisor wanted, Offer offer, byte[] access, Lineage lineage) {
    uuid = wanted.uuid();
    name = wanted.name();
    networkProvider = wanted.networkProvider();
    version = wanted.version();
    kubernetesVersion = offer.kubernetes();
    delivery = Delivery.of(offer.packages());
    sealedAccess = access.clone();
    state = State.READY;
    correlationId = lineage.correlationId();
    credentialUntil = null;
    allowance = Allowance.UNKNOWN;
  }

  void label(Labels next) {
    labels = next;
  }

  /** Takes over whether the API answers. Returns whether that is news. */
  boolean answers(State now) {
    boolean news = state != now;
    state = now;
    return news;
  }

  /** Takes over the number of hosts and the way of delivery. Returns whether that is news. */
  boolean has(int hosts, Delivery way) {
    boolean news = hostCount == null || hostCount != hosts || delivery != way;
    hostCount = hosts;
    delivery = way;
    return news;
  }

  /** Takes over what the account may do there. Returns whether that is news. */
  boolean allows(Allowance now) {
    boolean news = !allowance.equals(now);
    allowance = now;
    return news;
  }

  /** The scheduler has a credential until then. */
  public void credentialIssued(Instant until) {
    credentialUntil = until;
  }

  /** Whether the scheduler needs a new credential. */
  public boolean needsCredential(Instant before) {
    return credentialUntil == null || credentialUntil.isBefore(before);
  }

  /** The chain of its registration. */
  public Lineage lineage() {
    return new Lineage(correlationId, correlationId, "");
  }

  public String id() {
    return id;
  }

  public String uuid() {
    return uuid;
  }

  public String name() {
    return name;
  }

  public String networkProvider() {
    return networkProvider;
  }

  /** Version of its software as vCenter tells it; null when nobody said it. */
  public String version() {
    return version;
  }

  /** Number of its hosts; null before they were seen. */
  public Integer hostCount() {
    return hostCount;
  }

  /** How installs can be delivered to it; null before that was seen. */
  public Delivery delivery() {
    return delivery;
  }

  public String kubernetesVersion() {
    return kubernetesVersion;
  }

  public State state() {
    return state;
  }

  /** Words that people choose Supervisors by. */
  public Map<String, String> labels() {
    return labels.all();
  }

  /** What its account may do there. */
  Allowance allowance() {
    return allowance;
  }

  byte[] sealedAccess() {
    return sealedAccess.clone();
  }
}
