package org.dorisdr.config;

import java.util.Optional;

/**
 * One setting of the plugin.
 *
 * @param key begins with {@code dr_}
 * @param min smallest number, or shortest text
 * @param max largest number, or longest text
 * @param isMutable whether it may change while the FE runs
 * @param comment unit and meaning
 */
public record Setting(
    String key, Type type, String fallback, long min, long max, boolean isMutable, String comment) {

  /** Kinds of values, with the names that Doris shows. */
  public enum Type {
    BOOLEAN("boolean"),
    LONG("long"),
    TEXT("String");

    private final String shown;

    Type(String shown) {
      this.shown = shown;
    }

    public String shown() {
      return shown;
    }
  }

  static Setting number(String key, long fallback, long min, long max, String comment) {
    return new Setting(key, Type.LONG, Long.toString(fallback), min, max, true, comment);
  }

  static Setting flag(String key, boolean fallback, String comment) {
    return new Setting(key, Type.BOOLEAN, Boolean.toString(fallback), 0, 0, true, comment);
  }

  static Setting fixedText(String key, String fallback, String comment) {
    return new Setting(key, Type.TEXT, fallback, 0, Integer.MAX_VALUE, false, comment);
  }

  /** What is wrong with a value; empty if nothing is. */
  Optional<String> problem(String value) {
    return switch (type) {
      case TEXT -> Optional.empty();
      case BOOLEAN ->
          value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
              ? Optional.empty()
              : Optional.of("%s must be true or false, not '%s'".formatted(key, value));
      case LONG ->
          isNumberInRange(value)
              ? Optional.empty()
              : Optional.of(
                  "%s must be a whole number from %d to %d, not '%s'"
                      .formatted(key, min, max, value));
    };
  }

  private boolean isNumberInRange(String value) {
    try {
      long number = Long.parseLong(value);
      return number >= min && number <= max;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
