package org.dorisdr.sync.ddl;

import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.host.HostException;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.ForeignTables;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.SyncProgress;
import org.dorisdr.sync.state.SyncProperties;
import org.dorisdr.sync.state.TableProgress;

/** New tables and views. Stateless. */
final class TableCreation {
  private TableCreation() {}

  static void create(SyncContext context, Binlog binlog) throws ClusterException, HostException {
    SyncProgress progress = context.progress();
    long id = binlog.tableId();
    String type = binlog.text("tableType");
    boolean view = "VIEW".equals(type);
    boolean ofOurKind = view || "OLAP".equals(type) || type.isEmpty();
    TableProgress known = progress.tables.get(id);
    boolean waits = known != null && known.missing && !known.awaitsCopy();
    if (!ofOurKind
        || (known != null && !waits)
        || !context.record().covers(binlog.text("tableName"))) {
      return;
    }
    TableProgress table = known == null ? announced(context, binlog) : known;
    if (context.isBroughtByCopy(table.targetName, id)) {
      table.missing = true;
      progress.tables.put(id, table);
      context.requestCopy(table, binlog.seq(), "its name is that of another table by now");
      return;
    }
    Existing existing = view ? Existing.NO : existing(context, binlog, table);
    if (existing == Existing.FOREIGN && ForeignTables.isForeign(context, table.targetName)) {
      throw ClusterException.transientError(ForeignTables.explain(table.targetName));
    }
    context.takeName(table.targetName, id, binlog.seq());
    progress.tables.put(id, table);
    if (existing == Existing.FOREIGN) {
      context.requestCopy(table, binlog.seq(), "the target already had a table of that name");
    } else if (existing == Existing.NO) {
      make(context, binlog, table, known == null);
    }
    table.seq = binlog.seq();
    table.missing = existing == Existing.NO && table.awaitsCopy();
    table.making = false;
  }

  /** The table that a CREATE record tells of. */
  static TableProgress announced(SyncContext context, Binlog binlog) {
    String name = binlog.text("tableName");
    boolean view = "VIEW".equals(binlog.text("tableType"));
    String targetName = context.record().targetName(name);
    return new TableProgress(binlog.tableId(), name, targetName, view);
  }

  private static void make(SyncContext context, Binlog binlog, TableProgress table, boolean news)
      throws ClusterException {
    try {
      String sql = statement(context, binlog, table);
      if (table.view) {
        context.onTarget(
            "DROP VIEW IF EXISTS " + Names.quote(context.targetDatabase(), table.targetName));
      }
      context.onTarget(sql);
    } catch (UnexpectedForm e) {
      context.requestCopy(table, binlog.seq(), "it was created in an unknown form");
    } catch (ClusterException e) {
      if (e.isRetryable()) {
        if (news) {
          context.progress().tables.remove(table.sourceId);
        }
        throw e;
      }
      context.requestCopy(
          table, binlog.seq(), "the target refused to create it: " + e.getMessage());
    }
    context.targetMeta().forget(table.targetName);
  }

  /** Whether the target has a table of the name that a new one is to have. */
  private enum Existing {
    NO,
    /** Made by us before a crash. */
    OURS,
    /** Made by somebody else, or for another table: it has to be replaced. */
    FOREIGN
  }

  /** If there is none, the intent to make it is durable on return. */
  private static Existing existing(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, HostException {
    SyncProgress progress = context.progress();
    boolean there =
        Inspection.tableExists(context.target(), context.targetDatabase(), table.targetName);
    if (table.making || progress.begunBy(binlog.seq()).isPresent()) {
      return there ? Existing.OURS : Existing.NO;
    }
    if (there) {
      return Existing.FOREIGN;
    }
    progress.begin(binlog.seq(), Map.of());
    context.journal().save();
    return Existing.NO;
  }

  private static String statement(SyncContext context, Binlog binlog, TableProgress table)
      throws UnexpectedForm {
    String sql = binlog.text("sql");
    if (table.view) {
      return ViewRewriter.createView(
          sql, context.record().sourceDatabase, context.targetDatabase(), table.targetName);
    }
    Map<String, String> overrides = new TreeMap<>();
    String replicas = context.record().properties.get(SyncProperties.REPLICATION_NUM);
    if (replicas != null) {
      overrides.put("replication_num", replicas);
    }
    return TableRewriter.createTable(sql, context.targetDatabase(), table.targetName, overrides);
  }
}
