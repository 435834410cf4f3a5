package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.dorisdr.minidoris.fe.FeSettings;

/**
 * Names of types in the description of a snapshot. An older Doris cannot read those of a newer one,
 * so a frontend that stands for release 4.0 has {@code snapshot_release = 4.0} in its {@code
 * fe.conf}. Immutable.
 */
enum SnapshotForm {
  /** As Doris master of 2026-01-19 writes. */
  MASTER(Map.of()),
  /** As the release 4.0 writes; newer ones read it too. */
  RELEASE_4_0(Map.of("LocalTablet", "Tablet", "LocalReplica", "Replica"));

  private static final String SETTING = "snapshot_release";

  private final Map<String, String> types;

  SnapshotForm(Map<String, String> types) {
    this.types = types;
  }

  /**
   * @throws BackupException if the setting names another release
   */
  static SnapshotForm of(FeSettings settings) {
    String release = settings.text(SETTING, "master");
    return switch (release) {
      case "master" -> MASTER;
      case "4.0" -> RELEASE_4_0;
      default ->
          throw new BackupException(
              SETTING + " is '" + release + "' in fe.conf. HINT: master or 4.0");
    };
  }

  /** Renames the types below a node, in place. */
  void apply(JsonNode node) {
    if (types.isEmpty()) {
      return;
    }
    if (node instanceof ObjectNode object && object.path("clazz").isTextual()) {
      String name = object.get("clazz").asText();
      object.put("clazz", types.getOrDefault(name, name));
    }
    node.forEach(this::apply);
  }
}
