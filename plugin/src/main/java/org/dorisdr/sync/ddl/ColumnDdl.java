package org.dorisdr.sync.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableMeta;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.TableProgress;

/** Columns, comments, properties, rollups and distribution of a table. Stateless. */
final class ColumnDdl {
  private ColumnDdl() {}

  private static String alter(SyncContext context, TableProgress table) {
    return "ALTER TABLE " + Names.quote(context.targetDatabase(), table.targetName) + " ";
  }

  /** Light schema change. */
  static void addOrDrop(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem {
    List<String> moments = MomentDefaults.added(binlog.data());
    if (!moments.isEmpty()) {
      throw TableProblem.copy(
          table.sourceId,
          "rows from before column "
              + String.join(", ", moments)
              + " have the moment at which it was added, which the target does not know");
    }
    Map<String, List<String>> wanted = columnsAfter(binlog, table.targetName);
    if (!wanted.isEmpty()
        && columnsNow(context, table).containsAll(wanted.entrySet())
        && HiddenColumns.areThere(context, binlog, table.targetName)) {
      return;
    }
    String sql;
    try {
      sql =
          TableRewriter.alterTable(
              binlog.text("rawSql"), context.targetDatabase(), table.targetName);
    } catch (UnexpectedForm e) {
      throw TableProblem.copy(table.sourceId, "columns were changed in an unknown form");
    }
    context.onTarget(sql);
    Set<Map.Entry<String, List<String>>> after = columnsNow(context, table);
    if (!after.containsAll(wanted.entrySet())) {
      throw TableProblem.copy(
          table.sourceId, "columns are " + after + " on the target instead of " + wanted);
    }
  }

  private static Set<Map.Entry<String, List<String>>> columnsNow(
      SyncContext context, TableProgress table) throws ClusterException {
    return Inspection.indexColumns(context.target(), context.targetDatabase(), table.targetName)
        .entrySet();
  }

  /**
   * Visible columns after the change of the base index, under the table's name, and of the rollups
   * that change; empty if the record does not tell.
   */
  private static Map<String, List<String>> columnsAfter(Binlog binlog, String table) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    JsonNode schemas = binlog.data().path("indexSchemaMap");
    JsonNode before = binlog.data().path("oldIndexSchemaMap");
    String base = binlog.text("baseIndexId");
    if (schemas.has(base)) {
      columns.put(table, visible(schemas.path(base)));
    }
    for (Map.Entry<String, JsonNode> e : binlog.data().path("indexNameToId").properties()) {
      String id = e.getValue().asText();
      if (!id.equals(base) && !schemas.path(id).equals(before.path(id))) {
        columns.put(e.getKey(), visible(schemas.path(id)));
      }
    }
    return columns;
  }

  /** Names of the columns of a schema that are not hidden. */
  static List<String> visible(JsonNode schema) {
    List<String> names = new ArrayList<>();
    for (JsonNode column : schema) {
      if (column.path("visible").asBoolean(true)) {
        names.add(column.path("name").asText());
      }
    }
    return names;
  }

  static void rename(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    String from = binlog.text("colName");
    String to = binlog.text("newColName");
    List<String> now =
        Inspection.columns(context.target(), context.targetDatabase(), table.targetName);
    if (!now.contains(from) && now.contains(to)) {
      return;
    }
    context.onTarget(
        alter(context, table) + "RENAME COLUMN " + Names.quote(from) + " " + Names.quote(to));
  }

  static void comment(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    if ("TABLE".equals(binlog.text("type"))) {
      context.onTarget(
          alter(context, table)
              + "MODIFY COMMENT "
              + CommentTexts.modified(binlog.text("tblComment")));
      return;
    }
    StringJoiner clauses = new StringJoiner(", ");
    binlog
        .data()
        .path("colToComment")
        .fields()
        .forEachRemaining(
            e ->
                clauses.add(
                    "MODIFY COLUMN "
                        + Names.quote(e.getKey())
                        + " COMMENT "
                        + CommentTexts.modified(e.getValue().asText())));
    if (clauses.length() > 0) {
      context.onTarget(alter(context, table) + clauses);
    }
  }

  static void properties(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    StringJoiner pairs = new StringJoiner(", ");
    for (Map.Entry<String, JsonNode> e : binlog.data().path("properties").properties()) {
      if (CarriedProperties.byAlter(e.getKey())) {
        pairs.add(Names.literal(e.getKey()) + " = " + Names.literal(e.getValue().asText()));
      }
    }
    if (pairs.length() > 0) {
      context.onTarget(alter(context, table) + "SET (" + pairs + ")");
    }
  }

  static void bucketNumber(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    String by =
        "HASH".equals(binlog.text("type")) ? "HASH(" + binlog.text("columnsName") + ")" : "RANDOM";
    String buckets = binlog.flag("autoBucket") ? "AUTO" : binlog.text("bucketNum");
    context.onTarget(
        alter(context, table) + "MODIFY DISTRIBUTION DISTRIBUTED BY " + by + " BUCKETS " + buckets);
  }

  static void distributionType(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    context.onTarget(alter(context, table) + "SET (\"distribution_type\" = \"random\")");
  }

  static void alterJob(SyncContext context, Binlog binlog, TableProgress table)
      throws TableProblem {
    if ("FINISHED".equals(binlog.text("jobState"))) {
      String what = binlog.text("type").toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
      throw TableProblem.copy(table.sourceId, "a " + what + " has finished on the source");
    }
  }

  static void renameRollup(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem {
    String from = binlog.text("oR");
    String to = binlog.text("nR");
    if (from.isEmpty()) {
      throw TableProblem.copy(table.sourceId, "a rollup was renamed from an unknown name");
    }
    context.targetMeta().forget(table.targetName);
    TableMeta meta = context.targetMeta().table(table.targetName).orElse(null);
    boolean there = meta != null && meta.partitions().stream().anyMatch(p -> p.index(from) != null);
    boolean done = meta != null && meta.partitions().stream().anyMatch(p -> p.index(to) != null);
    if (!there && done) {
      return;
    }
    context.onTarget(
        alter(context, table) + "RENAME ROLLUP " + Names.quote(from) + " " + Names.quote(to));
  }

  static void dropRollup(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException {
    String name = binlog.text("indexName");
    context.targetMeta().forget(table.targetName);
    TableMeta meta = context.targetMeta().table(table.targetName).orElse(null);
    boolean there = meta != null && meta.partitions().stream().anyMatch(p -> p.index(name) != null);
    if (there) {
      context.onTarget(alter(context, table) + "DROP ROLLUP " + Names.quote(name));
    }
  }
}
