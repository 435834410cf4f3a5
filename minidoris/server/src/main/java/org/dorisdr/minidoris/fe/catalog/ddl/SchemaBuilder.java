package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.query.GeneratedColumns;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;
import org.dorisdr.sql.stock.catalog.CreateTable;

/** The base schema of a table to be created: its data model, keys and columns. */
final class SchemaBuilder {
  /** Whether a table that names no keys has none. */
  private static final String WITHOUT_KEYS = "enable_duplicate_without_keys_by_default";

  private static final int SHORT_KEY_BYTES = 36;
  private static final int SHORT_KEY_COLUMNS = 3;

  final KeysType keysType;
  final List<Column> columns = new ArrayList<>();
  final int keyColumns;

  SchemaBuilder(CreateTable statement) {
    List<ColumnDef> defs = statement.columns();
    checkNames(defs);
    keysType = keysType(statement);
    List<String> keys = keys(statement, defs);
    keyColumns = keys.size();
    boolean mergeOnWrite =
        keysType == KeysType.UNIQUE_KEYS
            && Boolean.parseBoolean(
                statement
                    .options()
                    .properties()
                    .getOrDefault(TableProperties.MERGE_ON_WRITE, "true"));
    for (int i = 0; i < defs.size(); i++) {
      columns.add(ColumnBuilder.build(defs.get(i), i < keys.size(), keysType, mergeOnWrite));
    }
    GeneratedColumns.check(columns);
    checkSkipBitmap(
        statement.options().properties().get(TableProperties.SKIP_BITMAP), mergeOnWrite);
    if (keysType == KeysType.UNIQUE_KEYS) {
      addHidden(statement.options().properties(), mergeOnWrite);
    }
    if (columns.stream().filter(Column::autoIncrement).count() > 1) {
      throw StatementError.general("there can be at most one auto increment column in OlapTable.");
    }
    for (int i = 0; i < columns.size(); i++) {
      columns.set(i, columns.get(i).withUniqueId(i));
    }
  }

  private void addHidden(Map<String, String> properties, boolean mergeOnWrite) {
    columns.add(ColumnBuilder.deleteSign(mergeOnWrite));
    columns.add(ColumnBuilder.version(mergeOnWrite));
    if (Boolean.parseBoolean(properties.get(TableProperties.SKIP_BITMAP))) {
      columns.add(ColumnBuilder.skipBitmap());
    }
    addSequence(properties, mergeOnWrite);
  }

  private static void checkSkipBitmap(String value, boolean mergeOnWrite) {
    if (value == null) {
      return;
    }
    if (!mergeOnWrite) {
      throw StatementError.general(
          "table property enable_unique_key_skip_bitmap_column can"
              + "only be set in merge-on-write unique table.");
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw StatementError.general(TableProperties.SKIP_BITMAP + " must be `true` or `false`");
    }
  }

  private void addSequence(Map<String, String> properties, boolean mergeOnWrite) {
    String column = properties.get(TableProperties.SEQUENCE_COLUMN);
    String type = properties.get(TableProperties.SEQUENCE_TYPE);
    if (column != null && type != null) {
      throw StatementError.general(
          "The sequence_col and sequence_type cannot be set at the same time");
    }
    if (column != null) {
      type =
          columns.stream()
              .filter(c -> c.name().equalsIgnoreCase(column))
              .findFirst()
              .orElseThrow(
                  () ->
                      StatementError.general(
                          "The specified sequence column[" + column + "] not exists"))
              .type();
    }
    if (type != null) {
      String lower = type.toLowerCase(Locale.ROOT);
      TypeSpec spec = TypeSpec.parse(lower);
      if (!spec.isInteger() && !spec.base().startsWith("date")) {
        throw StatementError.general("Sequence type only support integer types and date types");
      }
      columns.add(ColumnBuilder.sequence(lower, mergeOnWrite));
    }
  }

  private static void checkNames(List<ColumnDef> defs) {
    Set<String> names = new HashSet<>();
    for (ColumnDef def : defs) {
      if (!names.add(def.name().toLowerCase(Locale.ROOT))) {
        throw StatementError.general("Duplicate column name '" + def.name() + "'");
      }
    }
  }

  private static KeysType keysType(CreateTable statement) {
    String given = statement.options().keys();
    if (given == null) {
      boolean aggregates = statement.columns().stream().anyMatch(c -> c.aggregation() != null);
      return aggregates ? KeysType.AGG_KEYS : KeysType.DUP_KEYS;
    }
    return switch (given) {
      case "AGGREGATE" -> KeysType.AGG_KEYS;
      case "UNIQUE" -> KeysType.UNIQUE_KEYS;
      default -> KeysType.DUP_KEYS;
    };
  }

  private List<String> keys(CreateTable statement, List<ColumnDef> defs) {
    List<String> given = statement.options().keyColumns();
    if (Boolean.parseBoolean(statement.options().properties().get(WITHOUT_KEYS))) {
      if (!given.isEmpty() || keysType != KeysType.DUP_KEYS) {
        throw StatementError.general(
            "table property 'enable_duplicate_without_keys_by_default' only can set 'true' when"
                + " create olap table by default.");
      }
      return List.of();
    }
    if (given.isEmpty()) {
      return keysType == KeysType.AGG_KEYS ? aggregateKeys(defs) : defaultKeys(defs);
    }
    for (int i = 0; i < given.size(); i++) {
      if (i >= defs.size() || !defs.get(i).name().equalsIgnoreCase(given.get(i))) {
        String name = given.get(i);
        boolean known = defs.stream().anyMatch(d -> d.name().equalsIgnoreCase(name));
        throw StatementError.general(
            known
                ? "Key columns should be a ordered prefix of the schema."
                    + " KeyColumns["
                    + i
                    + "] (starts from zero) is "
                    + name
                    + ", but corresponding column is "
                    + defs.get(i).name()
                    + " in the previous columns declaration."
                : "Key column[" + name + "] doesn't exist.");
      }
      checkKeyType(defs.get(i));
    }
    return given;
  }

  private static void checkKeyType(ColumnDef def) {
    TypeSpec type = TypeSpec.parse(def.type());
    switch (type.base()) {
      case "float",
          "double",
          "text",
          "json",
          "array",
          "map",
          "struct",
          "variant",
          "hll",
          "bitmap" ->
          throw StatementError.general(
              type.base().toUpperCase(Locale.ROOT)
                  + " type should not be used in key column["
                  + def.name()
                  + "].");
      default -> {
        // May be a key.
      }
    }
  }

  private static List<String> aggregateKeys(List<ColumnDef> defs) {
    List<String> keys = new ArrayList<>();
    for (ColumnDef def : defs) {
      if (def.aggregation() != null) {
        break;
      }
      keys.add(def.name());
    }
    if (keys.isEmpty()) {
      throw StatementError.general("Aggregate table must have at least one key column");
    }
    return keys;
  }

  /** The leading columns that Doris takes for a DUPLICATE table without a KEY clause. */
  private static List<String> defaultKeys(List<ColumnDef> defs) {
    List<String> keys = new ArrayList<>();
    int bytes = 0;
    for (ColumnDef def : defs) {
      TypeSpec type = TypeSpec.parse(def.type());
      bytes += type.indexBytes();
      boolean unfit =
          type.indexBytes() > SHORT_KEY_BYTES - 1
              || type.base().equals("text")
              || type.base().equals("float")
              || type.base().equals("double");
      if (unfit
          || keys.size() >= SHORT_KEY_COLUMNS
          || (bytes > SHORT_KEY_BYTES && !keys.isEmpty())) {
        break;
      }
      keys.add(def.name());
      if (type.base().equals("varchar")) {
        break;
      }
    }
    if (keys.isEmpty()) {
      throw StatementError.general(
          "The olap table first column could not be float, double, string"
              + " or array, struct, map, please use decimal or varchar instead.");
    }
    return keys;
  }

  /** Leading key columns that go into the short key index. */
  static int shortKeyColumns(List<Column> columns) {
    int count = 0;
    int bytes = 0;
    for (Column column : columns) {
      TypeSpec type = TypeSpec.parse(column.type());
      if (!column.key() || count == SHORT_KEY_COLUMNS) {
        break;
      }
      bytes += type.indexBytes();
      if (type.base().equals("varchar") || type.base().equals("text")) {
        count++;
        break;
      }
      if (bytes > SHORT_KEY_BYTES) {
        break;
      }
      count++;
    }
    return Math.max(1, count);
  }
}
