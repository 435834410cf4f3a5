package org.dorisdr.sync.watch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.cluster.Rows;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.state.TableProgress;

/**
 * RESTORE jobs of the source database, which write no binlog: the tables that one has restored are
 * copied. Owned by one worker.
 */
public final class SourceRestores {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final SyncContext context;

  SourceRestores(SyncContext context) {
    this.context = context;
  }

  /** What has been restored so far is part of the first copy. */
  public static void startFromNow(SyncContext context) throws ClusterException {
    Rows rows = rows(context);
    long newest = 0;
    for (int i = 0; i < rows.rows().size(); i++) {
      newest = isOver(rows, i) ? Math.max(newest, id(rows, i)) : newest;
    }
    context.progress().restoreSeen = newest;
  }

  void look() throws ClusterException {
    if (context.progress().restoreSeen < 0) {
      startFromNow(context);
      context.journal().touched();
      return;
    }
    Rows rows = rows(context);
    TreeMap<Long, Integer> byId = new TreeMap<>();
    for (int i = 0; i < rows.rows().size(); i++) {
      byId.put(id(rows, i), i);
    }
    for (int row : byId.tailMap(context.progress().restoreSeen, false).values()) {
      if (!isOver(rows, row)) {
        return;
      }
      if ("FINISHED".equals(rows.value(row, "State"))) {
        restored(rows, row);
      }
      context.progress().restoreSeen = id(rows, row);
      context.journal().touched();
    }
  }

  private static Rows rows(SyncContext context) throws ClusterException {
    return context
        .source()
        .sql()
        .run(null, "SHOW RESTORE FROM " + Names.quote(context.record().sourceDatabase));
  }

  private static boolean isOver(Rows rows, int row) {
    String state = rows.value(row, "State");
    return "FINISHED".equals(state) || "CANCELLED".equals(state);
  }

  private static long id(Rows rows, int row) {
    String id = rows.value(row, "JobId");
    return id == null || id.isEmpty() ? -1 : Long.parseLong(id);
  }

  private void restored(Rows jobs, int row) throws ClusterException {
    String label = jobs.value(row, "Label");
    String reason = "RESTORE " + label + " on the source changed it, which writes no binlog";
    Set<String> names = names(jobs.value(row, "RestoreObjs"));
    context.sourceMeta().forgetAll();
    for (TableProgress table : Newcomers.adopt(context)) {
      context.requestCopy(table, context.progress().position, reason);
    }
    for (TableProgress table : context.progress().tables.values()) {
      if (names.contains(table.sourceName)
          && !RestoredBeside.isUntouched(context, table, jobs, row)) {
        context.requestCopy(table, context.progress().position, reason);
      }
    }
  }

  private static Set<String> names(String objects) {
    Set<String> names = new HashSet<>();
    try {
      JsonNode node = MAPPER.readTree(objects == null ? "{}" : objects);
      node.path("olap_table_list").forEach(t -> names.add(t.path("name").asText()));
      node.path("view_list").forEach(v -> names.add(v.path("name").asText()));
    } catch (JsonProcessingException e) {
      // What is new was found by its id; the others cannot be told.
      return names;
    }
    return names;
  }
}
