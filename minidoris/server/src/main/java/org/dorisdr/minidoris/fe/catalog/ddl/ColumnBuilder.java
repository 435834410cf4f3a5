package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.Locale;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.AggStates;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;

/** Makes columns of what statements define. Stateless. */
final class ColumnBuilder {
  private ColumnBuilder() {}

  /** A column without unique id. */
  static Column build(ColumnDef def, boolean key, KeysType keys, boolean mergeOnWrite) {
    check(def);
    if (key && def.aggregation() != null) {
      throw StatementError.general(
          "Key column[" + def.name() + "] should not specify aggregate type.");
    }
    boolean nullable = nullable(def);
    checkAutoIncrement(def, nullable, keys);
    checkGenerated(def);
    return new Column(
        def.name(),
        def.type(),
        key,
        nullable,
        aggregation(def, key, keys, mergeOnWrite),
        defaultValue(def, nullable),
        def.comment(),
        -1,
        true,
        def.autoIncrementStart(),
        def.generated());
  }

  /** Sketches and states always have a value. */
  private static boolean nullable(ColumnDef def) {
    boolean given = def.nullable() == null || def.nullable();
    return switch (TypeSpec.parse(def.type()).base()) {
      case "agg_state" -> false;
      case "hll", "bitmap", "quantile_state" -> {
        if (def.nullable() != null && def.nullable()) {
          throw StatementError.general(
              "complex type column must be not nullable, column:" + def.name());
        }
        yield false;
      }
      default -> given;
    };
  }

  private static void check(ColumnDef def) {
    TypeSpec type = TypeSpec.parse(def.type());
    if (!type.isKnown()) {
      throw StatementError.general("Unsupported data type: " + def.type().toUpperCase(Locale.ROOT));
    }
    NestedTypes.check(type);
    if (def.onUpdateNow()) {
      throw StatementError.general("not supported yet: ON UPDATE CURRENT_TIMESTAMP");
    }
    if (!def.name().matches("[^\\p{Cntrl}]{1,256}") || def.name().startsWith("__DORIS_")) {
      throw StatementError.general("Incorrect column name '" + def.name() + "'");
    }
    if (type.base().equals("agg_state")) {
      checkState(def, type.fieldNames().get(0));
    }
    if (type.base().equals("decimal")) {
      int precision = type.argument(0, 38);
      if (precision < 1 || precision > 76 || type.argument(1, 0) > precision) {
        throw StatementError.general(
            "decimal precision must be between 1 and 76 and not below the scale: " + def.type());
      }
    }
  }

  private static void checkState(ColumnDef def, String function) {
    if (!AggStates.FUNCTIONS.contains(function)) {
      throw StatementError.general(
          "minidoris has no aggregate state of "
              + function
              + ". HINT: it has those of "
              + String.join(", ", AggStates.FUNCTIONS));
    }
    if (def.aggregation() == null) {
      throw StatementError.general("AGG_STATE column must have aggregation type");
    }
    if (!def.aggregation().equals("GENERIC") && !def.aggregation().startsWith("REPLACE")) {
      throw StatementError.general(
          "AGG_STATE column can't support aggregation " + def.aggregation());
    }
  }

  private static void checkAutoIncrement(ColumnDef def, boolean nullable, KeysType keys) {
    if (def.autoIncrementStart() == null) {
      return;
    }
    if (nullable) {
      throw StatementError.general("the auto increment column should be NOT NULL.");
    }
    if (def.defaultValue() != null) {
      throw StatementError.general("the auto increment column can't have default value.");
    }
    if (!TypeSpec.parse(def.type()).base().equals("bigint")) {
      throw StatementError.general("the auto increment must be BIGINT type.");
    }
    if (keys == KeysType.AGG_KEYS) {
      throw StatementError.general(
          "the auto increment is only supported in duplicate table and unique table.");
    }
  }

  private static void checkGenerated(ColumnDef def) {
    String aggregation = def.aggregation();
    if (def.generated() != null && aggregation != null && !aggregation.startsWith("REPLACE")) {
      throw StatementError.general(
          "The generated columns can be key columns, or value columns of replace and"
              + " replace_if_not_null aggregation type.");
    }
    if (def.generated() != null && def.defaultValue() != null) {
      throw StatementError.general("Generated columns cannot have default value.");
    }
    if (def.generated() != null && def.autoIncrementStart() != null) {
      throw StatementError.general("Generated columns cannot be auto_increment.");
    }
  }

  private static String aggregation(
      ColumnDef def, boolean key, KeysType keys, boolean mergeOnWrite) {
    if (key) {
      return null;
    }
    if (keys == KeysType.AGG_KEYS) {
      if (def.aggregation() == null) {
        throw StatementError.general(
            def.name() + " must be used with aggregation type in an aggregate table");
      }
      return def.aggregation();
    }
    if (def.aggregation() != null) {
      throw StatementError.general(
          def.name() + " should not specify aggregation type for non-aggregation column");
    }
    return keys == KeysType.UNIQUE_KEYS && !mergeOnWrite ? "REPLACE" : "NONE";
  }

  private static String defaultValue(ColumnDef def, boolean nullable) {
    if (def.defaultValue() == null || def.defaultValue().text() == null) {
      if (def.defaultValue() != null && !nullable) {
        throw StatementError.general(
            "Can not set null default value to non nullable column: " + def.name());
      }
      return null;
    }
    return def.defaultValue().text();
  }

  static Column deleteSign(boolean mergeOnWrite) {
    return new Column(
        Column.DELETE_SIGN,
        "tinyint",
        false,
        false,
        mergeOnWrite ? "NONE" : "REPLACE",
        "0",
        "doris delete flag hidden column",
        -1,
        false);
  }

  static Column version(boolean mergeOnWrite) {
    return new Column(
        Column.VERSION_COL,
        "bigint",
        false,
        false,
        mergeOnWrite ? "NONE" : "REPLACE",
        "0",
        "doris version hidden column",
        -1,
        false);
  }

  /** Only tables that merge when they are written have one. */
  static Column skipBitmap() {
    return new Column(
        Column.SKIP_BITMAP_COL,
        "bitmap",
        false,
        false,
        "NONE",
        "BITMAP_EMPTY",
        "doris skip bitmap hidden column",
        -1,
        false);
  }

  static Column sequence(String type, boolean mergeOnWrite) {
    return new Column(
        Column.SEQUENCE_COL,
        type,
        false,
        true,
        mergeOnWrite ? "NONE" : "REPLACE",
        null,
        "sequence column hidden column",
        -1,
        false);
  }
}
