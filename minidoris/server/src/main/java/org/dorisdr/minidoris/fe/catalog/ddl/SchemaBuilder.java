package org.dorisdr.minidoris.fe.catalog.ddl;

import static org.dorisdr.minidoris.fe.catalog.KeysType.UNIQUE_KEYS;

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
import org.dorisdr.minidoris.fe.session.Session;
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
  final boolean mergeOnWrite;
  final int keyColumns;

  /** Those that hold its sequence come with {@link #finish}. */
  final List<Column> columns = new ArrayList<>();

  private final List<ColumnDef> defs;
  private final Map<String, String> properties;

  /**
   * @throws StatementError if names, keys or the data model are not as Doris wants them
   */
  SchemaBuilder(CreateTable statement) {
    defs = statement.columns();
    properties = statement.options().properties();
    defs.forEach(ColumnChecks::checkSpelling);
    checkNames(defs);
    keysType = keysType(statement);
    List<String> keys = keys(statement, defs);
    keyColumns = keys.size();
    if (properties.containsKey(TableProperties.MERGE_ON_WRITE) && keysType != UNIQUE_KEYS) {
      throw StatementError.general(
          TableProperties.MERGE_ON_WRITE + " property only support unique key table");
    }
    mergeOnWrite =
        keysType == UNIQUE_KEYS
            && Boolean.parseBoolean(
                properties.getOrDefault(TableProperties.MERGE_ON_WRITE, "true"));
    KeyChecks.check(keysType, keys, defs);
    for (int i = 0; i < defs.size(); i++) {
      columns.add(ColumnBuilder.build(defs.get(i), i < keyColumns, keysType, mergeOnWrite));
    }
    checkSkipBitmap(properties.get(TableProperties.SKIP_BITMAP), mergeOnWrite);
    if (keysType == UNIQUE_KEYS) {
      PropertyChecks.checkUnique(properties, mergeOnWrite);
      addHidden();
    }
  }

  /** The columns as such, at which Doris looks after partitions and buckets. */
  void check(Session session) {
    for (int i = 0; i < defs.size(); i++) {
      ColumnChecks.checkKeyWord(defs.get(i), i < keyColumns, keysType);
      ColumnChecks.check(session, defs.get(i), i < keyColumns, keysType);
    }
    if (!mergeOnWrite && defs.stream().anyMatch(def -> def.onUpdate() != null)) {
      throw StatementError.general(
          "'ON UPDATE CURRENT_TIMESTAMP' is only supportted in unique table with merge-on-write"
              + " enabled.");
    }
  }

  /** What the columns are to each other, which Doris sees last; and the sequence. */
  void finish() {
    checkGenerated();
    checkAutoIncrement();
    addSequence();
    for (int i = 0; i < columns.size(); i++) {
      columns.set(i, columns.get(i).withUniqueId(i));
    }
  }

  /** In which the table keeps its indexes. */
  String indexFormat() {
    String given = properties.getOrDefault("inverted_index_storage_format", "V3");
    return given.equalsIgnoreCase("default") ? "V3" : given.toUpperCase(Locale.ROOT);
  }

  private void addHidden() {
    columns.add(ColumnBuilder.deleteSign(mergeOnWrite));
    columns.add(ColumnBuilder.version(mergeOnWrite));
    if (Boolean.parseBoolean(properties.get(TableProperties.SKIP_BITMAP))) {
      columns.add(ColumnBuilder.skipBitmap());
    }
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

  private void checkGenerated() {
    for (ColumnDef def : defs) {
      String aggregation = def.aggregation();
      if (def.generated() != null && aggregation != null && !aggregation.startsWith("REPLACE")) {
        throw StatementError.general(
            "The generated columns can be key columns, or value columns of replace and"
                + " replace_if_not_null aggregation type.");
      }
    }
    GeneratedColumns.check(columns);
  }

  private void checkAutoIncrement() {
    boolean found = false;
    for (Column column : columns) {
      if (column.autoIncrement()) {
        if (found) {
          throw StatementError.general(
              "there can be at most one auto increment column in OlapTable.");
        }
        found = true;
        checkAutoIncrement(column);
      }
    }
    if (found && keysType == KeysType.AGG_KEYS) {
      throw StatementError.general(
          "the auto increment is only supported in duplicate table and unique table.");
    }
  }

  private static void checkAutoIncrement(Column column) {
    if (column.nullable()) {
      throw StatementError.general("the auto increment column should be NOT NULL.");
    }
    if (column.defaultValue() != null) {
      throw StatementError.general("the auto increment column can't have default value.");
    }
    if (!column.baseType().equals("bigint")) {
      throw StatementError.general("the auto increment must be BIGINT type.");
    }
  }

  private void addSequence() {
    String column = properties.get(TableProperties.SEQUENCE_COLUMN);
    String given = properties.get(TableProperties.SEQUENCE_TYPE);
    if ((column != null || given != null) && keysType != UNIQUE_KEYS) {
      throw StatementError.general("sequence column only support UNIQUE_KEYS");
    }
    String mapped = column == null ? null : sequenceType(column);
    if (given != null) {
      String type = given.toLowerCase(Locale.ROOT);
      checkSequence(type, "sequence type only support integer types and date types");
      if (mapped != null) {
        throw StatementError.general(
            "The sequence_col and sequence_type cannot be set at the same time");
      }
      columns.add(ColumnBuilder.sequence(type, mergeOnWrite));
    } else if (mapped != null) {
      columns.add(ColumnBuilder.sequence(mapped, mergeOnWrite));
    }
  }

  private String sequenceType(String name) {
    String type =
        columns.stream()
            .filter(c -> c.name().equalsIgnoreCase(name))
            .findFirst()
            .orElseThrow(
                () ->
                    StatementError.general(
                        "The specified sequence column[" + name + "] not exists"))
            .type();
    checkSequence(type, "Sequence type only support integer types and date types");
    return type;
  }

  private static void checkSequence(String type, String refusal) {
    TypeSpec spec = TypeSpec.parse(type);
    if (!spec.isInteger() && !spec.base().startsWith("date")) {
      throw StatementError.general(refusal);
    }
  }

  private static void checkNames(List<ColumnDef> defs) {
    for (ColumnDef def : defs) {
      String upper = def.name().toUpperCase(Locale.ROOT);
      if (upper.startsWith("__DORIS_")) {
        throw StatementError.general(
            "Disable to create table column with name start with __DORIS_: " + upper);
      }
      if (def.type().equals("variant") && upper.contains(".")) {
        throw StatementError.general(
            "Disable to create table of `VARIANT` type column named with a `.` character: "
                + upper);
      }
    }
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
    if (!given.isEmpty()) {
      return given;
    }
    List<String> keys = keysType == KeysType.AGG_KEYS ? aggregateKeys(defs) : defaultKeys(defs);
    if (keys.isEmpty()) {
      throw StatementError.general(
          "The olap table first column could not be float, double, string"
              + " or array, struct, map, please use decimal or varchar instead.");
    }
    return keys;
  }

  private static List<String> aggregateKeys(List<ColumnDef> defs) {
    return defs.stream().takeWhile(d -> d.aggregation() == null).map(ColumnDef::name).toList();
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
