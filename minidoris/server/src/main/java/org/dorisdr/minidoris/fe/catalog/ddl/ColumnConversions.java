package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Which types a column may change to, as in Doris. Stateless. */
final class ColumnConversions {
  private static final String NUMBERS = " FLOAT DOUBLE VARCHAR STRING";
  private static final String DECIMALS = "DECIMAL32 DECIMAL64 DECIMAL128";
  private static final Map<String, Set<String>> ALLOWED = new HashMap<>();

  static {
    allow("TINYINT", "SMALLINT INT BIGINT LARGEINT" + NUMBERS);
    allow("SMALLINT", "INT BIGINT LARGEINT" + NUMBERS);
    allow("INT", "BIGINT LARGEINT" + NUMBERS);
    allow("BIGINT", "LARGEINT" + NUMBERS);
    allow("LARGEINT", NUMBERS.strip());
    allow("FLOAT", "DOUBLE VARCHAR STRING");
    allow("DOUBLE", "VARCHAR STRING");
    String integers = "TINYINT SMALLINT INT BIGINT LARGEINT FLOAT DOUBLE";
    allow("VARCHAR", integers + " DATEV2 STRING JSON");
    allow("CHAR", integers + " VARCHAR STRING");
    allow("STRING", "JSON");
    allow("JSON", "STRING VARCHAR");
    allow("DECIMAL32", DECIMALS + " VARCHAR STRING");
    allow("DECIMAL64", DECIMALS + " VARCHAR STRING");
    allow("DECIMAL128", DECIMALS + " VARCHAR STRING");
    allow("DATETIMEV2", "DATEV2");
    allow("DATEV2", "DATETIMEV2");
  }

  private ColumnConversions() {}

  private static void allow(String from, String to) {
    ALLOWED.put(from, Set.of(to.split(" ")));
  }

  /**
   * @throws StatementError if values of one type are not to become the other's
   */
  static void check(TypeSpec from, TypeSpec to) {
    String old = from.primitive();
    String changed = to.primitive();
    if (!old.equals(changed) && !ALLOWED.getOrDefault(old, Set.of()).contains(changed)) {
      throw StatementError.general("Can not change " + old + " to " + changed);
    }
    boolean number =
        from.isInteger() || List.of("float", "double", "decimal").contains(from.base());
    if (number && to.base().equals("varchar") && to.argument(0, 0) < letters(from)) {
      throw StatementError.general(
          "Can not change from wider type " + text(from) + " to narrower type " + text(to));
    }
  }

  /** Letters that Doris keeps for a number. */
  private static int letters(TypeSpec number) {
    return switch (number.base()) {
      case "tinyint" -> 4;
      case "smallint" -> 6;
      case "int" -> 11;
      case "bigint" -> 20;
      case "largeint" -> 40;
      case "float" -> 24;
      case "double" -> 32;
      default -> number.argument(0, 9) + 2;
    };
  }

  /** Texts only grow. */
  static void checkLength(TypeSpec from, TypeSpec to, String fromText, String toText) {
    boolean limited = from.isText() && (to.base().equals("char") || to.base().equals("varchar"));
    if (limited && from.argument(0, 0) > to.argument(0, 0)) {
      throw StatementError.general(
          "Shorten type length is prohibited, srcType=" + fromText + ", dstType=" + toText);
    }
  }

  /** Structs get more fields at their end, texts inside grow; nothing else changes inside. */
  static void checkParts(TypeSpec from, TypeSpec to) {
    switch (from.base()) {
      case "struct" -> checkStruct(from, to);
      case "array" -> checkPart(from.children().get(0), to.children().get(0));
      case "map" -> {
        checkPart(from.children().get(0), to.children().get(0));
        checkPart(from.children().get(1), to.children().get(1));
      }
      default -> {
        // Has no parts.
      }
    }
  }

  private static void checkStruct(TypeSpec from, TypeSpec to) {
    int fields = from.children().size();
    if (fields > to.children().size()) {
      throw StatementError.general(
          "Cannot reduce struct fields from " + text(from) + " to " + text(to));
    }
    for (int i = 0; i < fields; i++) {
      String name = from.fieldNames().get(i);
      if (!name.equals(to.fieldNames().get(i))) {
        throw StatementError.general(
            "Cannot rename struct field from '%s' to '%s'".formatted(name, to.fieldNames().get(i)));
      }
      if (!from.children().get(i).equals(to.children().get(i))) {
        checkPart(from.children().get(i), to.children().get(i));
      }
    }
    Set<String> names = new HashSet<>(from.fieldNames());
    for (String added : to.fieldNames().subList(fields, to.fieldNames().size())) {
      if (names.contains(added)) {
        throw StatementError.general(
            "Added struct field '" + added + "' conflicts with existing field");
      }
    }
  }

  private static void checkPart(TypeSpec from, TypeSpec to) {
    boolean same = from.base().equals(to.base());
    if (same && !from.children().isEmpty()) {
      checkParts(from, to);
    } else if (same && from.base().equals("varchar")) {
      checkLength(from, to, text(from), text(to));
    } else if (!from.equals(to)) {
      String inside = from.base().equals("array") ? "" : " in nested types";
      throw StatementError.general("Cannot change " + text(from) + " to " + text(to) + inside);
    }
  }

  /** As the catalog spells it. */
  private static String text(TypeSpec type) {
    StringBuilder text = new StringBuilder();
    switch (type.base()) {
      case "date", "datetime" -> text.append(type.base()).append("v2");
      case "decimal" -> text.append("decimalv3");
      default -> text.append(type.base());
    }
    if (type.base().equals("datetime")) {
      return text.append('(').append(type.argument(0, 0)).append(')').toString();
    }
    if (!type.arguments().isEmpty()) {
      String numbers = type.arguments().toString().replaceAll("[\\[\\] ]", "");
      text.append('(').append(numbers).append(')');
    }
    for (int i = 0; i < type.children().size(); i++) {
      text.append(i == 0 ? "<" : ",");
      text.append(type.fieldNames().isEmpty() ? "" : type.fieldNames().get(i) + ":");
      text.append(text(type.children().get(i)));
    }
    return text.append(type.children().isEmpty() ? "" : ">").toString();
  }
}
