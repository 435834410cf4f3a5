package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.query.GeneratedColumns;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;

/**
 * The columns of a table and its rollups as the clauses of one statement leave them. Not thread
 * safe; the catalog is locked.
 */
final class ColumnDraft {
  final OlapTable table;

  /** By the id of the index. */
  final Map<Long, List<Column>> columns = new LinkedHashMap<>();

  final List<SecondaryIndex> indexes;
  private int maxUniqueId;
  private boolean heavy;

  ColumnDraft(OlapTable table) {
    this.table = table;
    for (IndexMeta meta : table.indexMetas.values()) {
      columns.put(meta.id, new ArrayList<>(meta.columns));
    }
    indexes = new ArrayList<>(table.secondaryIndexes);
    maxUniqueId = table.maxColumnUniqueId;
    heavy = !table.flag(TableProperties.LIGHT_SCHEMA_CHANGE);
  }

  List<Column> base() {
    return columns.get(table.baseIndexId);
  }

  /**
   * @throws StatementError if a value stands before a key, or if all is as it was
   */
  void checkResult() {
    boolean same = indexes.equals(table.secondaryIndexes);
    for (IndexMeta meta : table.indexMetas.values()) {
      List<Column> now = columns.get(meta.id);
      same &= now.equals(meta.columns);
      boolean value = false;
      for (Column column : now) {
        if (column.key() && value) {
          throw StatementError.general(
              "Invalid column order. value should be after key. index[" + meta.name + "]");
        }
        value |= !column.key();
      }
    }
    if (same) {
      throw StatementError.general("Nothing is changed. please check your alter stmt.");
    }
  }

  /** Whether the data have to be rewritten. */
  boolean heavy() {
    return heavy;
  }

  void heavyIf(boolean condition) {
    heavy |= condition;
  }

  int maxUniqueId() {
    return maxUniqueId;
  }

  int nextUniqueId() {
    return ++maxUniqueId;
  }

  /** Place of the visible column of the base index with that name; -1 if there is none. */
  int findVisible(String name) {
    int at = find(base(), name);
    return at >= 0 && base().get(at).visible() ? at : -1;
  }

  /** A column as a clause defines it. */
  Column built(ColumnDef def, boolean key) {
    return ColumnBuilder.build(def, key, table.keysType, table.flag(TableProperties.MERGE_ON_WRITE))
        .withComment(def.comment() == null ? "" : def.comment());
  }

  static int find(List<Column> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  /** Id of a rollup by its name; -1 if none is named. */
  long rollup(String name) {
    if (name == null) {
      return -1;
    }
    IndexMeta meta =
        table
            .indexByName(name)
            .orElseThrow(
                () ->
                    StatementError.general(
                        "Index[" + name + "] does not exist in table[" + table.name + "]"));
    if (meta.id == table.baseIndexId) {
      throw StatementError.general(
          "Do not need to assign base index[" + meta.name + "] to do schema change");
    }
    return meta.id;
  }

  /** Without a place keys go before values; hidden columns stay at the end. */
  static void insert(List<Column> list, Column column, boolean first, String after) {
    int at;
    if (first) {
      at = 0;
    } else if (after != null) {
      at = find(list, after) + 1;
      if (at == 0) {
        throw StatementError.general("Column[" + after + "] does not found");
      }
    } else {
      at = list.size();
      while (at > 0 && (!list.get(at - 1).visible() || (column.key() && !list.get(at - 1).key()))) {
        at--;
      }
    }
    list.add(at, column);
  }

  /**
   * Keeps a column that generated ones are made of.
   *
   * @param refusal with places for its name and theirs
   */
  void checkReaders(Column column, String refusal) {
    List<String> readers = GeneratedColumns.readers(base(), column.name());
    if (!readers.isEmpty()) {
      throw StatementError.general(refusal.formatted(column.name(), readers));
    }
  }

  void checkPlaces(Column column, String what) {
    if (table.partitionColumns.stream().anyMatch(column.name()::equalsIgnoreCase)) {
      throw StatementError.general(
          what.startsWith("Can")
              ? what + " partition column[" + column.name() + "]. index[" + table.name + "]"
              : "Partition column[" + column.name() + "] " + what + ". index[" + table.name + "]");
    }
    if (table.distribution.columns().stream().anyMatch(column.name()::equalsIgnoreCase)) {
      throw StatementError.general(
          what.startsWith("Can")
              ? what + " distribution column[" + column.name() + "]. index[" + table.name + "]"
              : "Distribution column["
                  + column.name()
                  + "] "
                  + what
                  + ". index["
                  + table.name
                  + "]");
    }
  }
}
