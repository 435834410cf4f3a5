package org.dorisdr.backup.proof;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.dorisdr.backup.snapshot.RepositoryAccess;
import org.dorisdr.backup.snapshot.SnapshotMeta;
import org.dorisdr.backup.store.SnapshotInfo;

/** Level SCHEMA: reads description and schemas, and holds one against the other. */
final class SchemaCheck {
  private final ProofRecord proof;

  SchemaCheck(ProofRecord proof) {
    this.proof = proof;
  }

  void run(RepositoryAccess.Opened opened, SnapshotInfo info) throws IOException {
    byte[] content;
    try {
      content = opened.reader().meta(proof.label);
    } catch (FileNotFoundException e) {
      proof.problem("missing: the schemas of " + proof.label);
      return;
    } catch (IOException e) {
      if (ProofWorker.isUnreachable(e)) {
        throw e;
      }
      proof.problem(e.getMessage());
      return;
    }
    try {
      compare(SnapshotMeta.parse(content), info);
    } catch (IOException e) {
      proof.problem(e.getMessage());
    }
  }

  private void compare(SnapshotMeta meta, SnapshotInfo info) {
    for (Map.Entry<String, SnapshotInfo.Table> table : info.tables().entrySet()) {
      JsonNode schema = meta.tables().get(table.getKey());
      if (schema == null || SnapshotMeta.isView(schema)) {
        proof.problem("table %s has no schema".formatted(table.getKey()));
      } else {
        table(table.getKey(), table.getValue(), schema);
      }
    }
    for (String view : info.views()) {
      JsonNode schema = meta.tables().get(view);
      if (schema == null || !SnapshotMeta.isView(schema)) {
        proof.problem("view %s has no definition".formatted(view));
      }
    }
  }

  private void table(String name, SnapshotInfo.Table table, JsonNode schema) {
    if (schema.path("id").asLong() != table.id()) {
      proof.problem("table %s has another id in its schema".formatted(name));
    }
    Map<String, JsonNode> partitions = SnapshotMeta.partitions(schema);
    table
        .partitions()
        .forEach(
            (partition, described) -> {
              JsonNode found = partitions.get(partition);
              String what = name + "." + partition;
              if (found == null || found.path("id").asLong() != described.id()) {
                proof.problem("partition %s is not in the schema".formatted(what));
              } else {
                indexes(what, schema, described, SnapshotMeta.indexes(found));
              }
            });
  }

  private void indexes(
      String what, JsonNode schema, SnapshotInfo.Partition described, List<JsonNode> found) {
    for (Map.Entry<String, SnapshotInfo.Index> index : described.indexes().entrySet()) {
      SnapshotInfo.Index wanted = index.getValue();
      JsonNode node =
          found.stream().filter(f -> f.path("id").asLong() == wanted.id()).findFirst().orElse(null);
      if (node == null) {
        proof.problem("index %s of %s is not in the schema".formatted(index.getKey(), what));
      } else if (!SnapshotMeta.tablets(node).equals(wanted.tabletsOrder())) {
        proof.problem("index %s of %s has other tablets".formatted(index.getKey(), what));
      } else if (!SnapshotMeta.schemaHash(schema, wanted.id())
          .equals(Integer.toString(wanted.schemaHash()))) {
        proof.problem("index %s of %s has another schema hash".formatted(index.getKey(), what));
      }
    }
  }
}
