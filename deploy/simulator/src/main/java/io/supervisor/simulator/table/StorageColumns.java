package io.supervisor.simulator.table;

import io.supervisor.simulator.model.Json;
import io.supervisor.simulator.model.Meta;
import java.util.List;

/** How kubectl shows volumes, claims and storage classes. */
final class StorageColumns {
  private static final String DEFAULT_CLASS = "storageclass.kubernetes.io/is-default-class";

  private StorageColumns() {}

  static List<Column> claim(Column age) {
    return List.of(
        Column.title(),
        Column.text(
            "Status", c -> Meta.deleting(c) ? "Terminating" : Json.text(c, "status", "phase")),
        Column.text("Volume", c -> Json.text(c, "spec", "volumeName")),
        Column.text("Capacity", c -> Json.text(c, "status", "capacity", "storage")),
        Column.text("Access Modes", c -> Cells.accessModes(Json.at(c, "status", "accessModes"))),
        Column.text("StorageClass", c -> Json.text(c, "spec", "storageClassName")),
        Column.text("VolumeAttributesClass", c -> "<unset>"),
        age,
        Column.wide("VolumeMode", c -> Json.text(c, "spec", "volumeMode")));
  }

  static List<Column> volume(Column age) {
    return List.of(
        Column.title(),
        Column.text("Capacity", v -> Json.text(v, "spec", "capacity", "storage")),
        Column.text("Access Modes", v -> Cells.accessModes(Json.at(v, "spec", "accessModes"))),
        Column.text("Reclaim Policy", v -> Json.text(v, "spec", "persistentVolumeReclaimPolicy")),
        Column.text("Status", v -> Json.text(v, "status", "phase")),
        Column.text(
            "Claim",
            v ->
                Json.text(v, "spec", "claimRef", "namespace")
                    + "/"
                    + Json.text(v, "spec", "claimRef", "name")),
        Column.text("StorageClass", v -> Json.text(v, "spec", "storageClassName")),
        Column.text("VolumeAttributesClass", v -> "<unset>"),
        Column.text("Reason", v -> ""),
        age,
        Column.wide("VolumeMode", v -> Json.text(v, "spec", "volumeMode")));
  }

  static List<Column> storageClass(Column age) {
    return List.of(
        new Column(
            "Name",
            "string",
            "name",
            0,
            c -> Meta.name(c) + mark(Meta.annotation(c, DEFAULT_CLASS))),
        Column.text("Provisioner", c -> Json.text(c, "provisioner")),
        Column.text("ReclaimPolicy", c -> Json.text(c, "reclaimPolicy")),
        Column.text("VolumeBindingMode", c -> Json.text(c, "volumeBindingMode")),
        Column.text("AllowVolumeExpansion", c -> c.path("allowVolumeExpansion").asBoolean()),
        age);
  }

  private static String mark(String isDefault) {
    return isDefault.equals("true") ? " (default)" : "";
  }
}
