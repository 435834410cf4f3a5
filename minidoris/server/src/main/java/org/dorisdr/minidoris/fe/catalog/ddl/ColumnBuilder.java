package org.dorisdr.minidoris.fe.catalog.ddl;

import java.time.LocalDateTime;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.sql.stock.catalog.ColumnDef;

/** Makes columns of what statements define. Stateless. */
final class ColumnBuilder {
  private ColumnBuilder() {}

  /** A column without unique id, of what {@link ColumnChecks} has found right. */
  static Column build(ColumnDef def, boolean key, KeysType keys, boolean mergeOnWrite) {
    Column column =
        new Column(
            def.name(),
            def.type(),
            key,
            ColumnChecks.isNullable(def),
            aggregation(def, key, keys, mergeOnWrite),
            defaultValue(def),
            def.comment(),
            -1,
            true,
            def.autoIncrementStart(),
            def.generated(),
            null,
            false,
            def.onUpdate() != null);
    return column.withMoment(Defaults.moment(column, LocalDateTime.now()));
  }

  private static String aggregation(
      ColumnDef def, boolean key, KeysType keys, boolean mergeOnWrite) {
    if (key) {
      return null;
    }
    if (keys == KeysType.AGG_KEYS) {
      return def.aggregation();
    }
    return keys == KeysType.UNIQUE_KEYS && !mergeOnWrite ? "REPLACE" : "NONE";
  }

  private static String defaultValue(ColumnDef def) {
    return switch (def.type()) {
      case "bitmap" -> "BITMAP_EMPTY";
      case "hll" -> "HLL_EMPTY";
      default -> def.defaultValue() == null ? null : def.defaultValue().text();
    };
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
