package io.supervisor.scheduler.slot;

import io.supervisor.platform.column.AmountsColumn;
import io.supervisor.platform.database.RowId;
import io.supervisor.scheduler.host.Used;
import io.supervisor.scheduler.placement.Constraints;
import io.supervisor.scheduler.placement.Held;
import io.supervisor.scheduler.placement.Slot;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Room for one pod on one host, taken by at most one pod. */
@Entity
public class Reservation {

  @Id private UUID id;
  private String supervisor;
  private String install;
  private long generation;
  private String workload;
  private String host;
  private long cpuMillicores;
  private long memoryMib;

  @Convert(converter = AmountsColumn.class)
  private Map<String, Integer> resources;

  private boolean extra;

  @Convert(converter = ConstraintsColumn.class)
  private Constraints constraints;

  private boolean heeded;
  private String podUid;
  private Instant keptUntil;
  private String movesPod;
  private String home;
  private String pushesOut;

  @Version
  @Column(name = "revision")
  private long revision;

  Reservation() {}

  /** Reserves a slot for a generation of an install. */
  public static Reservation of(String supervisor, String install, long generation, Slot slot) {
    Reservation reservation = new Reservation();
    reservation.id = RowId.next();
    reservation.supervisor = supervisor;
    reservation.install = install;
    reservation.generation = generation;
    reservation.workload = slot.workload();
    reservation.host = slot.host();
    reservation.cpuMillicores = slot.cpuMillicores();
    reservation.memoryMib = slot.memoryMib();
    reservation.resources = slot.resources();
    reservation.asks(slot.constraints());
    return reservation;
  }

  /** One that the database knows, as far as decisions need it. */
  static Reservation known(UUID id, String supervisor, String install, long generation, Slot slot) {
    Reservation known = of(supervisor, install, generation, slot);
    known.id = id;
    return known;
  }

  /** Beyond what was asked for: a rollout runs one pod more for a while. */
  Reservation asExtra() {
    extra = true;
    return this;
  }

  void keepAsAskedFor() {
    extra = false;
  }

  /** A newer generation goes on using this slot, and may ask something else of its host. */
  public void keepFor(long newer, Slot asked) {
    generation = newer;
    extra = false;
    keptUntil = null;
    asks(asked.constraints());
  }

  private void asks(Constraints asked) {
    constraints = asked;
    heeded = asked.pods().heeded();
  }

  /** Whether pods of others must look at its pod when they choose a host. */
  boolean heeded() {
    return heeded;
  }

  /** The same room on another host, kept until then for the pod that is to move there. */
  Reservation targetOn(String other, Instant until) {
    Reservation target = of(supervisor, install, generation, slot().on(other)).asExtra();
    target.keptUntil = until;
    target.movesPod = podUid;
    return target;
  }

  /** The pod left this one's host, or one before it, because that was emptied. */
  Reservation awayFrom(Reservation left) {
    home = left.home == null ? left.host : left.home;
    return this;
  }

  /** Whether its pod, which is there, left the host when that was emptied. */
  boolean isAwayFrom(String host) {
    return podUid != null && host.equals(home);
  }

  /** Kept until then for a pod of the install that comes when others have left. */
  Reservation keptUntil(Instant until) {
    keptUntil = until;
    return this;
  }

  /** Whether it is, or was, kept for a pod that moves, and that longer than until then. */
  boolean keptAfter(Instant moment) {
    return keptUntil != null && keptUntil.isAfter(moment);
  }

  /** Until when it is, or was, kept for a pod that moves; null when it never was. */
  Instant keptUntil() {
    return keptUntil;
  }

  /** The pod that was to end for this place; null when it is kept for none. */
  String movesPod() {
    return movesPod;
  }

  UUID id() {
    return id;
  }

  /** Its host takes no pods any more. */
  void moveTo(Slot other) {
    host = other.host();
    cpuMillicores = other.cpuMillicores();
    memoryMib = other.memoryMib();
    resources = other.resources();
    pushesOut = null;
    keptUntil = null;
  }

  /** It was kept for nobody, and is this install's now. */
  void belongsTo(String owner) {
    install = owner;
  }

  /** The pod of this slot can come when these have ended. */
  Reservation pushingOut(List<String> victims) {
    pushesOut = victims.isEmpty() ? null : String.join(",", victims);
    return this;
  }

  /** The uids of the pods that must end, or have ended, before its pod can come. */
  List<String> victims() {
    return pushesOut == null ? List.of() : List.of(pushesOut.split(","));
  }

  /** Its pod was bound to the host. */
  void isOn(String real) {
    host = real;
  }

  /** What its pod uses else, which an older release did not write. */
  void learn(Map<String, Integer> used) {
    if (resources.isEmpty() && used != null) {
      resources = used;
    }
  }

  void takeFor(String pod) {
    podUid = pod;
  }

  void giveBack() {
    podUid = null;
  }

  /** The slot as the engine sees it. */
  public Slot slot() {
    return new Slot(workload, host, cpuMillicores, memoryMib, resources, constraints);
  }

  /** The slot with the install that has it. */
  public Held held() {
    return new Held(install, slot());
  }

  String supervisor() {
    return supervisor;
  }

  public String install() {
    return install;
  }

  public long generation() {
    return generation;
  }

  public String workload() {
    return workload;
  }

  public String host() {
    return host;
  }

  public long cpuMillicores() {
    return cpuMillicores;
  }

  public long memoryMib() {
    return memoryMib;
  }

  Map<String, Integer> resources() {
    return resources;
  }

  /** What its pod uses of the host. */
  Used used() {
    return new Used(cpuMillicores, memoryMib, 1, resources);
  }

  public boolean extra() {
    return extra;
  }

  public boolean free() {
    return podUid == null;
  }

  String podUid() {
    return podUid;
  }
}
