package org.dorisdr.script;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Column = value}, {@code Column < 5}, {@code Column <= 5}, {@code Column >= 5}, {@code
 * Column ~ regex}: what one row has to fulfil.
 */
record Condition(String column, String operator, String value) {
  private static final Pattern FORM = Pattern.compile("([\\w ]+?)\\s*(<=|>=|=|<|>|~|!=)\\s*(.*)");

  static Condition parse(String line) {
    Matcher matcher = FORM.matcher(line.trim());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no condition: " + line);
    }
    return new Condition(matcher.group(1), matcher.group(2), matcher.group(3).trim());
  }

  boolean holds(Map<String, String> row) {
    String actual = row.get(column);
    if (actual == null) {
      return false;
    }
    return switch (operator) {
      case "=" -> actual.equals(value);
      case "!=" -> !actual.equals(value);
      case "~" -> Pattern.compile(value, Pattern.DOTALL).matcher(actual).find();
      default -> compares(actual);
    };
  }

  private boolean compares(String actual) {
    double left;
    try {
      left = Double.parseDouble(actual);
    } catch (NumberFormatException notYetANumber) {
      return false;
    }
    double right = Double.parseDouble(value);
    return switch (operator) {
      case "<" -> left < right;
      case "<=" -> left <= right;
      case ">" -> left > right;
      default -> left >= right;
    };
  }
}
