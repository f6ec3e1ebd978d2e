package io.supervisor.install.supervisor;

import io.supervisor.platform.column.LabelsColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Map;

/** A Supervisor as it was last told of. */
@Entity
public class KnownSupervisor {

  @Id private String id;
  private String name;
  private String state;
  private String version;
  private String kubernetesVersion;
  private String networkProvider;
  private String delivery;

  @Convert(converter = LabelsColumn.class)
  private Map<String, String> labels;

  @Convert(converter = AllowanceColumn.class)
  private Allowance allowance;

  KnownSupervisor() {}

  static KnownSupervisor of(SupervisorChanged change) {
    KnownSupervisor known = new KnownSupervisor();
    known.id = change.supervisor();
    known.learn(change);
    return known;
  }

  void learn(SupervisorChanged change) {
    name = text(change.name());
    state = text(change.state());
    version = text(change.version());
    kubernetesVersion = text(change.kubernetesVersion());
    networkProvider = text(change.networkProvider());
    delivery = change.delivery() == null ? "RENDERED" : change.delivery();
    allowance = Allowance.of(change);
    labels = change.labels() == null ? Map.of() : Map.copyOf(change.labels());
  }

  private static String text(String given) {
    return given == null ? "" : given;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** READY, or why it is not. */
  public String state() {
    return state;
  }

  public String version() {
    return version;
  }

  public String kubernetesVersion() {
    return kubernetesVersion;
  }

  public String networkProvider() {
    return networkProvider;
  }

  /** Whether packages are handed to a kapp-controller there instead of being rendered here. */
  public boolean hasKappController() {
    return delivery.equals("KAPP_CONTROLLER");
  }

  /** What the account by which it is reached may do there. */
  public Allowance allowance() {
    return allowance;
  }

  public Map<String, String> labels() {
    return labels;
  }
}
