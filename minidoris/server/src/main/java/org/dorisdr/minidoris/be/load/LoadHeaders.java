package org.dorisdr.minidoris.be.load;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.dorisdr.minidoris.common.http.HttpCall;

/** Reads the headers of a stream load. Immutable. */
final class LoadHeaders {
  private static final String NEITHER = "";

  /**
   * Asked for, they would change the rows, and we cannot do them; with what makes no difference.
   */
  private static final Map<String, Set<String>> REFUSED =
      Map.of(
          "hidden_columns", Set.of(NEITHER),
          "negative", Set.of("false"),
          "sql", Set.of(NEITHER));

  private final UnaryOperator<String> values;

  LoadHeaders(HttpCall call) {
    this(call::header);
  }

  /**
   * @param values gives the value of a key; empty = it is missing
   */
  LoadHeaders(UnaryOperator<String> values) {
    this.values = values;
  }

  /**
   * @throws LoadException if a header asks for what minidoris cannot do
   */
  void refuseOthers() throws LoadException {
    for (Map.Entry<String, Set<String>> refused : REFUSED.entrySet()) {
      String value = text(refused.getKey());
      if (!value.isEmpty() && !refused.getValue().contains(value.toLowerCase(Locale.ROOT))) {
        throw new LoadException(
            "[NOT_IMPLEMENTED_ERROR]minidoris does not support the stream load header "
                + refused.getKey()
                + "="
                + value
                + ". HINT: leave the header out");
      }
    }
  }

  /** Empty when it is missing. */
  String text(String name) {
    return values.apply(name);
  }

  String text(String name, String fallback) {
    String value = values.apply(name);
    return value.isEmpty() ? fallback : value;
  }

  boolean flag(String name) {
    return text(name).equalsIgnoreCase("true");
  }

  List<String> names(String name) {
    return Arrays.stream(text(name).split(","))
        .map(part -> part.strip().replace("`", ""))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /**
   * @param problem what Doris says of a value that is not a number
   */
  int number(String name, int fallback, String problem) throws LoadException {
    String value = text(name);
    try {
      return value.isEmpty() ? fallback : Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      throw LoadException.invalid(problem);
    }
  }

  /** One character; empty when it is missing. */
  String character(String name) throws LoadException {
    String value = text(name);
    if (value.length() > 1) {
      throw LoadException.invalid(name + " must be single-char, actually is " + value);
    }
    return value;
  }

  /** Text in which {@code \x01}, {@code \t} and {@code \n} stand for what no header can carry. */
  String separator(String name, String fallback) throws LoadException {
    String value = text(name, fallback);
    if (value.regionMatches(true, 0, "\\x", 0, 2)) {
      return hexadecimal(value);
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      int escaped =
          value.charAt(i) == '\\' && i + 1 < value.length()
              ? "tnr0\\".indexOf(value.charAt(i + 1))
              : -1;
      plain.append(escaped < 0 ? value.charAt(i) : "\t\n\r\0\\".charAt(escaped));
      i += escaped < 0 ? 0 : 1;
    }
    return plain.toString();
  }

  private static String hexadecimal(String value) throws LoadException {
    String digits = value.substring(2);
    if (digits.isEmpty() || digits.length() % 2 != 0 || !digits.matches("[0-9a-fA-F]+")) {
      throw LoadException.invalid("Invalid hex string '" + value + "' as a separator");
    }
    byte[] bytes = java.util.HexFormat.of().parseHex(digits);
    return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
  }
}
