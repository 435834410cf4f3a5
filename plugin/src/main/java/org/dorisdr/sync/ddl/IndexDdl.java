package org.dorisdr.sync.ddl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.dorisdr.cluster.ClusterException;
import org.dorisdr.cluster.Names;
import org.dorisdr.sync.binlog.Binlog;
import org.dorisdr.sync.context.Inspection;
import org.dorisdr.sync.context.SyncContext;
import org.dorisdr.sync.context.TableProblem;
import org.dorisdr.sync.state.TableProgress;

/** Secondary indexes of a table. Stateless. */
final class IndexDdl {
  private IndexDdl() {}

  /**
   * Index files carry the ids of the source's indexes, so an added index needs a copy. One record
   * may tell of indexes that come, of others that go and of columns; only what all indexes do at
   * the end is marked in it.
   */
  static void addOrDrop(SyncContext context, Binlog binlog, TableProgress table)
      throws ClusterException, TableProblem {
    List<String> changed = names(binlog.data().path("alterInvertedIndexes"));
    List<String> left = names(binlog.data().path("indexes"));
    boolean added =
        changed.stream().anyMatch(name -> left.stream().anyMatch(name::equalsIgnoreCase));
    if (added || !binlog.flag("isDropInvertedIndex")) {
      throw TableProblem.copy(table.sourceId, "an index was added");
    }
    for (String name : changed) {
      context.onTarget(
          "DROP INDEX IF EXISTS "
              + Names.quote(name)
              + " ON "
              + Names.quote(context.targetDatabase(), table.targetName));
    }
    Collection<List<String>> columns =
        Inspection.indexColumns(context.target(), context.targetDatabase(), table.targetName)
            .values();
    for (JsonNode schema : binlog.data().path("indexSchemaMap")) {
      if (!columns.contains(ColumnDdl.visible(schema))) {
        throw TableProblem.copy(table.sourceId, "columns were changed together with an index");
      }
    }
  }

  private static List<String> names(JsonNode indexes) {
    List<String> names = new ArrayList<>();
    indexes.forEach(index -> names.add(index.path(index.has("in") ? "in" : "indexName").asText()));
    return names;
  }

  static void build(SyncContext context, Binlog binlog, TableProgress table) throws TableProblem {
    if ("FINISHED".equals(binlog.text("jobState")) && !binlog.flag("isDropOp")) {
      throw TableProblem.copy(table.sourceId, "an index was built");
    }
  }
}
