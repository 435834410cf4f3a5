package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.List;
import java.util.Locale;
import org.dorisdr.minidoris.common.types.TypeNames;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.catalog.AggStates;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.ColumnDef;

/**
 * What Doris refuses about a column that a statement defines, in the order in which it looks.
 * Stateless.
 */
final class ColumnChecks {
  private static final List<String> OPAQUE = List.of("hll", "bitmap", "quantile_state");
  private static final List<String> SUMMED = List.of("float", "double", "decimal");
  private static final List<String> COMPARED =
      List.of("float", "double", "decimal", "date", "datetime", "char", "varchar", "text");
  private static final int USUAL_DIGITS = 38;

  private ColumnChecks() {}

  /** What Doris refuses as it reads the statement, before it looks at anything else. */
  static void checkSpelling(ColumnDef def) {
    TypeChecks.checkSpelling(def.type());
    DefaultChecks.checkSpelling(def);
    if (def.autoIncrementStart() != null && def.autoIncrementStart() < 0) {
      throw StatementError.general("AUTO_INCREMENT start value can not be negative.");
    }
  }

  /** That a new column which shall be a key can be one. */
  static void checkKeyWord(ColumnDef def, boolean key, KeysType keys) {
    if (def.key() && !key && keys != KeysType.AGG_KEYS) {
      throw StatementError.general("Key column " + def.name() + " can not set aggregation type");
    }
  }

  /**
   * @param key whether it is to be one
   * @throws StatementError if Doris has no such column
   */
  static void check(Session session, ColumnDef def, boolean key, KeysType keys) {
    checkName(def.name());
    TypeChecks.check(session, def.type());
    TypeSpec type = TypeSpec.parse(def.type());
    boolean nullable = isNullable(def);
    if (isOpaque(type.base())) {
      checkOpaque(def, key, keys, nullable);
    }
    if (key) {
      checkKey(def.name(), type);
    }
    checkAggregation(session, def, key, keys, type);
    if ("REPLACE_IF_NOT_NULL".equals(def.aggregation()) && !nullable) {
      throw StatementError.general(
          "REPLACE_IF_NOT_NULL column must be nullable, maybe should use REPLACE, column:"
              + def.name());
    }
    DefaultChecks.check(def, type, nullable);
    checkGenerated(def);
  }

  /** Whether columns of a type are not NULL unless that is said (ColumnNullableType). */
  static boolean isOpaque(String base) {
    return OPAQUE.contains(base);
  }

  /** Whether it may be NULL, said or not. */
  static boolean isNullable(ColumnDef def) {
    String base = TypeSpec.parse(def.type()).base();
    if (base.equals("agg_state")) {
      return false;
    }
    return def.nullable() == null ? !isOpaque(base) : def.nullable();
  }

  /**
   * @throws StatementError if Doris has no column of that name
   */
  static void checkName(String name) {
    if (!name.matches("[\\s\\S]{0,255}\\S")) {
      throw StatementError.general(
          "Incorrect column name '" + name + "'. Column regex is '^[\\s\\S]{0,255}[\\S]$'");
    }
    String upper = name.toUpperCase(Locale.ROOT);
    if (upper.startsWith("__DORIS_SHADOW_")) {
      throw refusedStart(name, "__doris_shadow_");
    }
    if (upper.startsWith("__DORIS_")) {
      throw refusedStart(name, "__DORIS_");
    }
  }

  private static StatementError refusedStart(String name, String start) {
    return StatementError.general(
        "Incorrect column name " + name + ", column name can't start with '" + start + "'");
  }

  private static void checkOpaque(ColumnDef def, boolean key, KeysType keys, boolean nullable) {
    if (key) {
      throw StatementError.general("Key column can not set complex type:" + def.name());
    }
    if (keys == KeysType.AGG_KEYS && def.aggregation() == null) {
      throw StatementError.general("complex type have to use aggregate function: " + def.name());
    }
    if (nullable) {
      throw StatementError.general(
          "complex type column must be not nullable, column:" + def.name());
    }
  }

  private static void checkKey(String name, TypeSpec type) {
    String inside = " can only be used in the non-key column of the duplicate table at present.";
    switch (type.base()) {
      case "float", "double" ->
          throw StatementError.general(
              "Float or double can not used as a key, use decimal instead.");
      case "text" ->
          throw StatementError.general(
              "String Type should not be used in key column[" + name + "]");
      case "array" -> throw StatementError.general("Array" + inside);
      case "map" -> throw StatementError.general("Map" + inside);
      case "struct" -> throw StatementError.general("Struct" + inside);
      case "json" ->
          throw StatementError.general(
              "JsonType type should not be used in key column[" + name + "].");
      case "variant" ->
          throw StatementError.general(
              "Variant type should not be used in key column[" + name + "].");
      default -> {
        // May be a key.
      }
    }
  }

  private static void checkAggregation(
      Session session, ColumnDef def, boolean key, KeysType keys, TypeSpec type) {
    String aggregation = def.aggregation();
    if (aggregation == null) {
      if (type.base().equals("agg_state")) {
        checkState(def, type.fieldNames().get(0));
      }
      if (!key && keys == KeysType.AGG_KEYS) {
        throw StatementError.general(
            "should set aggregation type to non-key column in aggregate key table");
      }
      return;
    }
    if (key) {
      throw StatementError.general("Key column " + def.name() + " can not set aggregation type");
    }
    if (aggregation.equals("GENERIC") && !TypeChecks.isOn(session, "enable_agg_state")) {
      throw StatementError.general("agg state not enable, need set enable_agg_state=true");
    }
    if (type.base().equals("agg_state")) {
      checkState(def, type.fieldNames().get(0));
    } else if (!aggregation.equals("GENERIC") && !fits(aggregation, type)) {
      throw StatementError.general(
          "Aggregate type %s is not compatible with primitive type %s"
              .formatted(aggregation, TypeNames.of(type)));
    }
  }

  private static boolean fits(String aggregation, TypeSpec type) {
    boolean wide = type.base().equals("decimal") && type.argument(0, 0) > USUAL_DIGITS;
    return switch (aggregation) {
      case "SUM" -> (type.isInteger() || SUMMED.contains(type.base())) && !wide;
      case "MIN", "MAX" -> (type.isInteger() || COMPARED.contains(type.base())) && !wide;
      case "HLL_UNION" -> type.base().equals("hll");
      case "BITMAP_UNION" -> type.base().equals("bitmap");
      case "QUANTILE_UNION" -> type.base().equals("quantile_state");
      default -> true;
    };
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

  private static void checkGenerated(ColumnDef def) {
    if (def.generated() == null) {
      return;
    }
    if (def.autoIncrementStart() != null) {
      throw StatementError.general("Generated columns cannot be auto_increment.");
    }
    if (def.defaultValue() != null && def.defaultValue().text() != null) {
      throw StatementError.general("Generated columns cannot have default value.");
    }
    if (def.onUpdate() != null) {
      throw StatementError.general("Generated columns cannot have on update default value.");
    }
  }
}
