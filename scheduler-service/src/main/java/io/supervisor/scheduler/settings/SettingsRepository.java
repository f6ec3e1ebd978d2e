package io.supervisor.scheduler.settings;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Settings by Supervisor. */
@ApplicationScoped
public class SettingsRepository implements PanacheRepositoryBase<SettingsRow, String> {

  /** Those of a Supervisor, or what holds while nobody has said anything. */
  public Uni<Settings> of(String supervisor) {
    return findById(supervisor).map(row -> row == null ? Settings.DEFAULT : row.settings());
  }

  /** The Supervisors where moves are made, and not only proposed. */
  public Uni<List<String>> withMoves() {
    return list("automation <> ?1", Settings.Automation.MANUAL)
        .map(rows -> rows.stream().map(SettingsRow::supervisor).sorted().toList());
  }
}
