package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.op.ModifyColumnsOp;
import org.dorisdr.minidoris.fe.catalog.op.RenameColumnOp;
import org.dorisdr.minidoris.fe.query.GeneratedColumns;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddColumns;
import org.dorisdr.sql.stock.catalog.AlterClause;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.DropColumn;
import org.dorisdr.sql.stock.catalog.EnableFeature;
import org.dorisdr.sql.stock.catalog.ModifyColumn;
import org.dorisdr.sql.stock.catalog.RenameColumn;
import org.dorisdr.sql.stock.catalog.ReorderColumns;

/**
 * Changes of a table's columns in one statement. Light ones are done by one operation; if any of
 * them needs the data rewritten, a job does them all.
 */
final class ColumnAlter {
  private final Ddl ddl;
  private final AlterTarget target;
  private OlapTable table;
  private Map<Long, List<Column>> columns;
  private List<SecondaryIndex> indexes;
  private int maxUniqueId;
  private boolean heavy;

  ColumnAlter(Ddl ddl, AlterTarget target) {
    this.ddl = ddl;
    this.target = target;
  }

  void run(List<AlterClause> clauses) {
    ddl.change(
        () -> {
          begin();
          clauses.forEach(this::apply);
          String sql = "ALTER TABLE " + target.sqlName(table) + " " + AlterSql.text(clauses);
          if (heavy) {
            new SchemaChangeStart(ddl, target.databaseId(), table).log(columns, maxUniqueId, sql);
            return;
          }
          Map<Long, List<Column>> before = new LinkedHashMap<>();
          columns.keySet().forEach(id -> before.put(id, table.indexMetas.get(id).columns));
          ddl.log(
              new ModifyColumnsOp(
                  target.databaseId(),
                  table.id,
                  table.baseIndexId,
                  columns,
                  before,
                  indexes,
                  maxUniqueId,
                  ddl.nextId(),
                  sql,
                  ddl.now()));
        });
  }

  private void begin() {
    table = target.table();
    columns = new LinkedHashMap<>();
    for (IndexMeta meta : table.indexMetas.values()) {
      columns.put(meta.id, new ArrayList<>(meta.columns));
    }
    indexes = new ArrayList<>(table.secondaryIndexes);
    maxUniqueId = table.maxColumnUniqueId;
    heavy = !table.flag(TableProperties.LIGHT_SCHEMA_CHANGE);
  }

  private void apply(AlterClause clause) {
    if (clause instanceof AddColumns add) {
      add(add);
    } else if (clause instanceof DropColumn drop) {
      drop(drop);
    } else if (clause instanceof ModifyColumn modify) {
      modify(modify);
    } else if (clause instanceof EnableFeature feature) {
      enable(feature.feature());
    } else {
      reorder((ReorderColumns) clause);
    }
  }

  private void enable(String feature) {
    if (!feature.equalsIgnoreCase("UPDATE_FLEXIBLE_COLUMNS")) {
      throw StatementError.general("not supported yet: ENABLE FEATURE \"" + feature + "\"");
    }
    if (!table.flag(TableProperties.MERGE_ON_WRITE)) {
      throw StatementError.general(
          "Update flexible columns feature is only supported on merge-on-write unique tables.");
    }
    if (table.hasColumn(Column.SKIP_BITMAP_COL)) {
      throw StatementError.general(
          "table " + table.name + " has enabled update flexible columns feature already.");
    }
    if (columns.size() > 1) {
      throw StatementError.general("unknown feature : UPDATE_FLEXIBLE_COLUMNS");
    }
    base().add(ColumnBuilder.skipBitmap().withUniqueId(++maxUniqueId));
  }

  private List<Column> base() {
    return columns.get(table.baseIndexId);
  }

  private static int find(List<Column> columns, String name) {
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equalsIgnoreCase(name)) {
        return i;
      }
    }
    return -1;
  }

  private void add(AddColumns clause) {
    for (ColumnDef def : clause.columns()) {
      if (find(base(), def.name()) >= 0) {
        throw StatementError.general(
            "Can not add column which already exists in base table: " + def.name());
      }
      boolean key = def.key() || (table.keysType == KeysType.AGG_KEYS && def.aggregation() == null);
      heavy |= key;
      if (def.generated() != null) {
        throw StatementError.general("Not supporting alter table add generated columns.");
      }
      Column column =
          ColumnBuilder.build(def, key, table.keysType, table.flag(TableProperties.MERGE_ON_WRITE))
              .withUniqueId(++maxUniqueId)
              .withComment(def.comment() == null ? "" : def.comment());
      insert(clause, column);
    }
  }

  /** Where a new column goes depends on the data model. */
  private void insert(AddColumns clause, Column column) {
    if (table.keysType == KeysType.UNIQUE_KEYS && column.key()) {
      columns.values().forEach(list -> insert(list, column, clause.first(), clause.after()));
      return;
    }
    long rollup = rollup(clause.rollup());
    boolean lastKey = rollup >= 0 && table.keysType == KeysType.DUP_KEYS && column.key();
    insert(base(), column, !lastKey && clause.first(), lastKey ? null : clause.after());
    if (rollup >= 0) {
      insert(columns.get(rollup), column, clause.first(), clause.after());
    }
  }

  /** Id of a rollup by its name; -1 if none is named. */
  private long rollup(String name) {
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

  /** Keys stand before values, hidden columns at the end. */
  private static void insert(List<Column> list, Column column, boolean first, String after) {
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
    if (!column.key() && at < list.size() && list.get(at).key()) {
      throw StatementError.general(
          "Can not add value column after key column which is not the last key column: "
              + column.name());
    }
    list.add(at, column);
  }

  private void drop(DropColumn clause) {
    if (clause.index() != null) {
      dropFromRollup(clause.column(), columns.get(rollup(clause.index())));
      return;
    }
    int at = find(base(), clause.column());
    if (at < 0 || !base().get(at).visible()) {
      throw StatementError.general("Column does not exists: " + clause.column());
    }
    Column column = base().get(at);
    checkPlaces(column, "cannot be dropped");
    checkReaders(column, "Column '%s' has a generated column dependency on :%s");
    if (column.key()) {
      dropKey(column);
    }
    if (column.name().equalsIgnoreCase(table.properties.get(TableProperties.SEQUENCE_COLUMN))) {
      throw StatementError.general(
          "Can not drop sequence mapping column["
              + column.name()
              + "] in Unique data model table["
              + table.name
              + "]");
    }
    columns.forEach(
        (id, list) -> {
          if (id != table.baseIndexId && find(list, column.name()) >= 0) {
            throw StatementError.general(
                "Can not drop column contained by mv, mv=" + table.indexMetas.get(id).name);
          }
        });
    base().remove(at);
    indexes.removeIf(i -> i.columns().stream().anyMatch(column.name()::equalsIgnoreCase));
    if (base().stream().noneMatch(Column::key)) {
      throw StatementError.general("There is no key column in index[" + table.name + "]");
    }
  }

  private void dropFromRollup(String name, List<Column> rollup) {
    int at = find(rollup, name);
    if (at < 0) {
      throw StatementError.general("Column does not exists: " + name);
    }
    Column column = rollup.remove(at);
    if (!column.key()) {
      return;
    }
    boolean replaces = rollup.stream().anyMatch(c -> !c.key() && replaces(c));
    if (table.keysType == KeysType.AGG_KEYS && replaces) {
      throw StatementError.general(
          "Can not drop key column when rollup has value column with REPLACE aggregation method");
    }
    heavy = true;
    if (rollup.stream().noneMatch(Column::key)) {
      throw StatementError.general("No key column left. index[" + name + "]");
    }
  }

  private static boolean replaces(Column value) {
    return value.aggregation().startsWith("REPLACE");
  }

  private void dropKey(Column column) {
    if (table.keysType == KeysType.UNIQUE_KEYS) {
      throw StatementError.general(
          "Can not drop key column in Unique data model table[" + table.name + "]");
    }
    boolean replaces = base().stream().anyMatch(c -> !c.key() && replaces(c));
    if (table.keysType == KeysType.AGG_KEYS && replaces) {
      throw StatementError.general(
          "Can not drop key column when table has value column with REPLACE aggregation method: "
              + column.name());
    }
    heavy = true;
  }

  private void checkReaders(Column column, String refusal) {
    List<String> readers = GeneratedColumns.readers(base(), column.name());
    if (!readers.isEmpty()) {
      throw StatementError.general(refusal.formatted(column.name(), readers));
    }
  }

  private void checkPlaces(Column column, String what) {
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

  private void modify(ModifyColumn clause) {
    ColumnDef def = clause.column();
    int at = find(base(), def.name());
    if (at < 0 || !base().get(at).visible()) {
      throw StatementError.general("Column[" + def.name() + "] does not exists");
    }
    Column old = base().get(at);
    checkPlaces(old, "Can not modify");
    if (!java.util.Objects.equals(old.generated(), def.generated())) {
      throw StatementError.general("Not supporting alter table modify generated columns.");
    }
    boolean key = def.key() || (old.key() && table.keysType != KeysType.DUP_KEYS);
    Column built =
        ColumnBuilder.build(def, key, table.keysType, table.flag(TableProperties.MERGE_ON_WRITE))
            .withUniqueId(old.uniqueId())
            .withComment(def.comment() == null ? "" : def.comment());
    if (!old.nullable() || built.nullable() == old.nullable()) {
      // NULL to NOT NULL is refused below.
      checkType(old, built);
    } else {
      throw StatementError.general("Can not change from nullable to non-nullable: " + old.name());
    }
    boolean moved = clause.first() || clause.after() != null;
    heavy |= moved || old.key() != built.key() || !isLight(old, built);
    for (List<Column> list : columns.values()) {
      int place = find(list, old.name());
      if (place >= 0) {
        boolean inKey = list.get(place).key();
        list.set(place, list == base() ? built : RollupBuilder.withKey(built, inKey));
      }
    }
    if (moved) {
      base().remove(at);
      insert(base(), built, clause.first(), clause.after());
    }
  }

  private static boolean isLight(Column old, Column changed) {
    return old.type().equals(changed.type())
        || (old.baseType().equals("varchar")
            && changed.baseType().equals("varchar")
            && length(old) <= length(changed));
  }

  private static int length(Column column) {
    return TypeSpec.parse(column.type()).argument(0, 0);
  }

  private static void checkType(Column old, Column changed) {
    if (!ColumnConversions.allowed(old.type(), changed.type())) {
      throw StatementError.general(
          "Can not change "
              + old.type().toUpperCase(java.util.Locale.ROOT)
              + " to "
              + changed.type().toUpperCase(java.util.Locale.ROOT));
    }
    if (old.autoIncrement() != changed.autoIncrement()) {
      throw StatementError.general("Can't change the AUTO_INCREMENT of " + old.name());
    }
  }

  private void reorder(ReorderColumns clause) {
    long id = clause.index() == null ? table.baseIndexId : rollup(clause.index());
    List<Column> list = columns.get(id);
    List<Column> visible = list.stream().filter(Column::visible).toList();
    List<Column> ordered = new ArrayList<>();
    for (String name : clause.columns()) {
      int at = find(visible, name);
      if (at < 0) {
        throw StatementError.general("Column[" + name + "] not exists");
      }
      if (ordered.contains(visible.get(at))) {
        throw StatementError.general("Reduplicative column[" + name + "]");
      }
      ordered.add(visible.get(at));
    }
    if (ordered.size() != visible.size()) {
      throw StatementError.general("Reorder stmt should contains all columns");
    }
    boolean value = false;
    for (Column column : ordered) {
      if (column.key() && value) {
        throw StatementError.general(
            "Invalid column order. value should be after key. index["
                + table.indexMetas.get(id).name
                + "]");
      }
      value |= !column.key();
    }
    list.stream().filter(c -> !c.visible()).forEach(ordered::add);
    columns.put(id, ordered);
    heavy = true;
  }

  void rename(RenameColumn clause) {
    ddl.change(
        () -> {
          begin();
          if (heavy) {
            throw StatementError.general(
                "not implemented for table without column unique id,"
                    + " which are created with property 'light_schema_change'.");
          }
          if (clause.name().equalsIgnoreCase(clause.newName())) {
            throw StatementError.general("Same column name");
          }
          int at = find(base(), clause.name());
          if (at < 0 || !base().get(at).visible()) {
            throw StatementError.general("Column[" + clause.name() + "] does not exists");
          }
          if (table.partitionColumns.stream().anyMatch(clause.name()::equalsIgnoreCase)) {
            throw StatementError.general(
                "Renaming partition columns has problems, forbidden in current Doris version");
          }
          if (find(base(), clause.newName()) >= 0) {
            throw StatementError.general("Column name[" + clause.newName() + "] is already used");
          }
          checkReaders(
              base().get(at),
              "Cannot rename column, because column '%s' has a generated column dependency on :%s");
          Map<Long, Integer> versions = new HashMap<>();
          table.indexMetas.values().forEach(m -> versions.put(m.id, m.schemaVersion + 1));
          ddl.log(
              new RenameColumnOp(
                  target.databaseId(),
                  table.id,
                  base().get(at).name(),
                  clause.newName(),
                  versions));
        });
  }
}
