package org.dorisdr.sync.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.TableProgress;

/** Partitions: added, dropped, renamed, truncated. Stateless. */
final class PartitionDdl {
  private PartitionDdl() {}

  static void add(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem {
    if (binlog.flag("isTempPartition")) {
      TemporaryPartitions.add(context, binlog, table);
      return;
    }
    String sql;
    try {
      sql =
          PartitionRewriter.addPartition(
              binlog.text("sql"),
              /* temporary= */ false,
              context.targetDatabase(),
              table.targetName,
              distribution(binlog.data().path("partition")));
    } catch (UnexpectedForm e) {
      throw TableProblem.copy(table.sourceId, "a partition was added in an unknown form");
    }
    context.onTarget(sql);
  }

  static String distribution(JsonNode partition) {
    JsonNode info = partition.has("di") ? partition.path("di") : partition.path("distributionInfo");
    String buckets =
        info.path("autoBucket").asBoolean(false) ? "AUTO" : info.path("bucketNum").asText("1");
    if (!"HASH".equals(info.path("type").asText())) {
      return "DISTRIBUTED BY RANDOM BUCKETS " + buckets;
    }
    List<String> columns = new ArrayList<>();
    for (JsonNode column : info.path("distributionColumns")) {
      columns.add(Names.quote(column.path("name").asText()));
    }
    return "DISTRIBUTED BY HASH(" + String.join(", ", columns) + ") BUCKETS " + buckets;
  }

  static void drop(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    if (binlog.flag("isTempPartition")) {
      TemporaryPartitions.drop(context, binlog, table);
      return;
    }
    context.onTarget(
        "ALTER TABLE "
            + Names.quote(context.targetDatabase(), table.targetName)
            + " DROP PARTITION IF EXISTS "
            + Names.quote(binlog.text("partitionName"))
            + (binlog.flag("forceDrop") ? " FORCE" : ""));
  }

  static void rename(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem {
    String from = binlog.text("oP");
    String to = binlog.text("nP");
    if (from.isEmpty()) {
      throw TableProblem.copy(table.sourceId, "a partition was renamed from an unknown name");
    }
    context.targetMeta().forget(table.targetName);
    TableMeta meta = context.targetMeta().table(table.targetName).orElse(null);
    boolean there = meta != null && meta.partitions().stream().anyMatch(p -> p.name().equals(from));
    boolean done = meta != null && meta.partitions().stream().anyMatch(p -> p.name().equals(to));
    if (!there && done) {
      return;
    }
    context.onTarget(
        "ALTER TABLE "
            + Names.quote(context.targetDatabase(), table.targetName)
            + " RENAME PARTITION "
            + Names.quote(from)
            + " "
            + Names.quote(to));
  }

  static void truncate(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    StringBuilder sql =
        new StringBuilder("TRUNCATE TABLE ")
            .append(Names.quote(context.targetDatabase(), table.targetName));
    if (!binlog.flag("isEntireTable") && !binlog.text("rawSql").isEmpty()) {
      List<String> names = new ArrayList<>();
      binlog.data().path("op").forEach(n -> names.add(Names.quote(n.asText())));
      sql.append(" PARTITIONS (").append(String.join(", ", names)).append(")");
    }
    context.onTarget(sql.toString());
  }
}
