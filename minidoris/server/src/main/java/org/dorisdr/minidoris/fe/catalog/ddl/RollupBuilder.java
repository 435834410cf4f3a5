package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.tablet.SchemaHashes;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.RollupDef;

/** The schema of a rollup: some columns of the base index, keys first. Stateless. */
final class RollupBuilder {
  private RollupBuilder() {}

  /**
   * Without id.
   *
   * @param others that come with it
   */
  static IndexMeta build(OlapTable table, RollupDef def, List<IndexMeta> others) {
    if (table.indexByName(def.name()).isPresent()
        || others.stream().anyMatch(other -> other.name.equals(def.name()))) {
      throw StatementError.general("Rollup index[" + def.name() + "] already exists");
    }
    List<Column> base = table.baseIndex().columns;
    List<Column> columns = new ArrayList<>();
    for (String name : def.columns()) {
      columns.add(
          base.stream()
              .filter(c -> c.visible() && c.name().equalsIgnoreCase(name))
              .findFirst()
              .orElseThrow(() -> StatementError.general("Column[" + name + "] does not exist")));
    }
    if (table.keysType == KeysType.DUP_KEYS) {
      checkOrder(base, columns, def.keys());
      columns = duplicateKeys(columns, def.keys());
    } else {
      checkKeys(table, columns);
      for (String hidden : List.of(Column.DELETE_SIGN, Column.SEQUENCE_COL)) {
        base.stream().filter(c -> c.name().equals(hidden)).forEach(columns::add);
      }
    }
    IndexMeta meta = new IndexMeta();
    meta.name = def.name();
    meta.keysType = table.keysType;
    meta.columns = new ArrayList<>(columns.stream().map(c -> c.withCopied(true)).toList());
    meta.schemaHash = SchemaHashes.next();
    meta.shortKeyCount = SchemaBuilder.shortKeyColumns(columns);
    return meta;
  }

  /** Of a DUPLICATE table: what its keys are sorted by already needs no rollup. */
  private static void checkOrder(List<Column> base, List<Column> columns, List<String> keys) {
    if (keys.size() > columns.size()) {
      throw StatementError.general(
          "Num of duplicate keys should less than or equal to num of rollup columns.");
    }
    for (int i = 0; i < keys.size(); i++) {
      if (!columns.get(i).name().equalsIgnoreCase(keys.get(i))) {
        throw StatementError.general("Duplicate keys should be the prefix of rollup columns");
      }
    }
    boolean prefix = true;
    for (int i = 0; i < columns.size(); i++) {
      prefix &= !base.get(i).key() || base.get(i).name().equalsIgnoreCase(columns.get(i).name());
    }
    if (prefix) {
      throw StatementError.general(
          "Rollup contain the columns of the base table in prefix order for duplicate table is"
              + " useless.");
    }
  }

  /** Of a DUPLICATE table: the keys given, or the leading columns that fit a short key. */
  private static List<Column> duplicateKeys(List<Column> columns, List<String> keys) {
    List<Column> all = new ArrayList<>();
    List<Column> asKeys = columns.stream().map(c -> withKey(c, true)).toList();
    int count = keys.isEmpty() ? SchemaBuilder.shortKeyColumns(asKeys) : keys.size();
    for (int i = 0; i < columns.size(); i++) {
      all.add(withKey(columns.get(i), i < count));
    }
    return all;
  }

  /** A copy for a rollup. */
  static Column withKey(Column c, boolean key) {
    return new Column(
        c.name(),
        c.type(),
        key,
        c.nullable(),
        key ? null : "NONE",
        c.defaultValue(),
        c.comment(),
        c.uniqueId(),
        c.visible(),
        c.autoIncrementStart(),
        c.generated(),
        c.moment(),
        true,
        c.onUpdate());
  }

  private static void checkKeys(OlapTable table, List<Column> columns) {
    boolean values = false;
    for (Column column : columns) {
      if (column.key() && values) {
        throw StatementError.general("Invalid column order. value should be after key");
      }
      values |= !column.key();
    }
    List<Column> keys = table.baseIndex().columns.stream().filter(Column::key).toList();
    if (table.keysType == KeysType.UNIQUE_KEYS && !columns.containsAll(keys)) {
      throw StatementError.general("Rollup should contains all unique keys in basetable");
    }
    if (columns.size() >= keys.size() && columns.subList(0, keys.size()).equals(keys)) {
      throw StatementError.general(
          "Rollup contains all keys in base table with same order for aggregation or unique table is useless.");
    }
  }
}
