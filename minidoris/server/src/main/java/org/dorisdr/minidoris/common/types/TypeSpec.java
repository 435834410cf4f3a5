package org.dorisdr.minidoris.common.types;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A data type taken apart: {@code decimal(10,2)}, {@code array<map<int,text>>}. Immutable.
 *
 * @param base lower case, without arguments
 * @param arguments numbers in parentheses
 * @param fieldNames of a struct, else empty
 */
public record TypeSpec(
    String base, List<Integer> arguments, List<TypeSpec> children, List<String> fieldNames) {
  /**
   * @throws IllegalArgumentException if the text is no type in Doris's own spelling
   */
  public static TypeSpec parse(String text) {
    String type = text.strip();
    int angle = type.indexOf('<');
    int round = type.indexOf('(');
    if (angle >= 0 && (round < 0 || angle < round)) {
      return nested(type, angle);
    }
    if (round < 0) {
      return new TypeSpec(type.toLowerCase(Locale.ROOT), List.of(), List.of(), List.of());
    }
    List<Integer> arguments = new ArrayList<>();
    for (String a : type.substring(round + 1, type.lastIndexOf(')')).split(",", -1)) {
      arguments.add(Integer.valueOf(a.strip()));
    }
    String base = type.substring(0, round).strip().toLowerCase(Locale.ROOT);
    return new TypeSpec(base, arguments, List.of(), List.of());
  }

  private static TypeSpec nested(String type, int angle) {
    String base = type.substring(0, angle).strip().toLowerCase(Locale.ROOT);
    if (base.equals("agg_state")) {
      return state(type.substring(angle + 1, type.lastIndexOf('>')));
    }
    List<TypeSpec> children = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (String part : parts(type.substring(angle + 1, type.lastIndexOf('>')))) {
      String child = part;
      if (base.equals("struct")) {
        int colon = part.indexOf(':');
        names.add(part.substring(0, colon).strip());
        child = part.substring(colon + 1);
      }
      children.add(parse(child));
    }
    return new TypeSpec(base, List.of(), children, names);
  }

  /** {@code max_by(int not null, int null)}; the function stands as the only field name. */
  private static TypeSpec state(String call) {
    int open = call.indexOf('(');
    List<TypeSpec> children =
        parts(call.substring(open + 1, call.lastIndexOf(')'))).stream()
            .map(argument -> argument.strip().replaceFirst("( not)? null$", ""))
            .map(TypeSpec::parse)
            .toList();
    return new TypeSpec("agg_state", List.of(), children, List.of(call.substring(0, open).strip()));
  }

  private static List<String> parts(String inside) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      if (c == '<' || c == '(') {
        depth++;
      } else if (c == '>' || c == ')') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(inside.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(inside.substring(start));
    return parts;
  }

  /** Argument at a place, or what stands for none. */
  public int argument(int index, int fallback) {
    return index < arguments.size() ? arguments.get(index) : fallback;
  }

  /** Doris's internal name, as in messages and partition ranges: {@code DATEV2}. */
  public String primitive() {
    return switch (base) {
      case "date" -> "DATEV2";
      case "datetime" -> "DATETIMEV2";
      case "time" -> "TIMEV2";
      case "text" -> "STRING";
      case "json" -> "JSON";
      case "decimal" -> decimal(argument(0, 9));
      default -> base.toUpperCase(Locale.ROOT);
    };
  }

  private static String decimal(int precision) {
    if (precision <= 9) {
      return "DECIMAL32";
    }
    if (precision <= 18) {
      return "DECIMAL64";
    }
    return precision <= 38 ? "DECIMAL128" : "DECIMAL256";
  }

  /** The same as thrift spells it. */
  public String thrift() {
    return switch (primitive()) {
      case "JSON" -> "JSONB";
      case "DECIMAL128" -> "DECIMAL128I";
      default -> primitive();
    };
  }

  public boolean isInteger() {
    return switch (base) {
      case "tinyint", "smallint", "int", "bigint", "largeint" -> true;
      default -> false;
    };
  }

  public boolean isText() {
    return base.equals("char") || base.equals("varchar") || base.equals("text");
  }

  /** Whether Doris knows the type. */
  public boolean isKnown() {
    return switch (base) {
      case "boolean",
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "largeint",
          "float",
          "double",
          "decimal",
          "date",
          "datetime",
          "char",
          "varchar",
          "text",
          "json",
          "variant",
          "hll",
          "bitmap",
          "quantile_state",
          "ipv4",
          "ipv6" ->
          true;
      case "array", "map", "struct", "agg_state" -> children.stream().allMatch(TypeSpec::isKnown);
      default -> false;
    };
  }

  /** Bytes that Doris counts for the type in a short key. */
  public int indexBytes() {
    return switch (base) {
      case "boolean", "tinyint" -> 1;
      case "smallint" -> 2;
      case "int", "date", "float", "ipv4" -> 4;
      case "bigint", "datetime", "double" -> 8;
      case "largeint", "ipv6" -> 16;
      case "decimal" ->
          switch (decimal(argument(0, 9))) {
            case "DECIMAL32" -> 4;
            case "DECIMAL64" -> 8;
            default -> 16;
          };
      case "char" -> Math.min(20, argument(0, 1));
      case "varchar", "text" -> 20;
      default -> 36;
    };
  }
}
