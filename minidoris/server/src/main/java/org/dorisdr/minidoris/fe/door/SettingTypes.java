package org.dorisdr.minidoris.fe.door;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads values of settings by their types as Java does, whose words Doris repeats. Stateless. */
final class SettingTypes {
  private SettingTypes() {}

  /**
   * The value as it is shown.
   *
   * @throws IllegalArgumentException if it is none of that type
   */
  static String parse(String type, String value) {
    if (type.endsWith("[]")) {
      String element = type.substring(0, type.length() - 2);
      return Arrays.stream(value.split(","))
          .map(v -> parse(element, v.trim()))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    return switch (type) {
      case "short", "byte" -> String.valueOf(Short.parseShort(value));
      case "int" -> String.valueOf(Integer.parseInt(value));
      case "long" -> String.valueOf(Long.parseLong(value));
      case "double" -> String.valueOf(Double.parseDouble(value));
      case "boolean" -> bool(value);
      default -> value;
    };
  }

  private static String bool(String value) {
    if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
      throw new IllegalArgumentException("type mismatch");
    }
    return String.valueOf(Boolean.parseBoolean(value));
  }
}
