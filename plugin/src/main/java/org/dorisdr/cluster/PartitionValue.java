package org.dorisdr.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * The value of one column in the key of a partition: NULL, a number, a text, or what is greater
 * than all others; in this order. Dates are numbers that grow with them.
 *
 * @param number without zeros at its end, so that equal ones are equal; null if it is none
 * @param text null if it is none
 */
record PartitionValue(Kind kind, BigDecimal number, String text)
    implements Comparable<PartitionValue> {
  /** In their order. */
  enum Kind {
    NULL,
    NUMBER,
    TEXT,
    MAX
  }

  private static final PartitionValue NULL = new PartitionValue(Kind.NULL, null, null);
  private static final PartitionValue MAX = new PartitionValue(Kind.MAX, null, null);
  private static final Comparator<PartitionValue> ORDER =
      Comparator.comparing(PartitionValue::kind)
          .thenComparing(PartitionValue::number, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparing(PartitionValue::text, Comparator.nullsFirst(Comparator.naturalOrder()));

  private static PartitionValue number(BigDecimal number) {
    BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    return new PartitionValue(Kind.NUMBER, plain, null);
  }

  /** As SHOW PARTITIONS has it; empty if the type is not known. */
  static Optional<PartitionValue> ofShown(String type, String text) {
    if (text.equals("MAXVALUE")) {
      return Optional.of(MAX);
    }
    if (text.equals("NULL")) {
      return Optional.of(NULL);
    }
    String name = type.toUpperCase(Locale.ROOT);
    try {
      if (name.startsWith("DATE")) {
        return Optional.of(date(text));
      }
      if (name.equals("BOOLEAN")) {
        return Optional.of(truth(text.equals("1") || Boolean.parseBoolean(text)));
      }
      if (name.endsWith("INT") || name.startsWith("DECIMAL")) {
        return Optional.of(number(new BigDecimal(text.trim())));
      }
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
    boolean isText = name.endsWith("CHAR") || name.equals("STRING");
    return isText ? Optional.of(new PartitionValue(Kind.TEXT, null, text)) : Optional.empty();
  }

  /** As Doris stores a literal; empty if it is of a kind that is not known. */
  static Optional<PartitionValue> ofStored(JsonNode literal) {
    JsonNode value = literal.path("v");
    try {
      return Optional.ofNullable(
          switch (literal.path("clazz").asText()) {
            case "MaxLiteral" -> MAX;
            case "NullLiteral" -> NULL;
            case "IntLiteral", "LargeIntLiteral", "DecimalLiteral" ->
                number(new BigDecimal(value.asText()));
            case "BoolLiteral" -> truth(value.asBoolean());
            case "StringLiteral", "VarcharLiteral" ->
                new PartitionValue(Kind.TEXT, null, value.asText());
            case "DateLiteral" -> date(literal);
            default -> null;
          });
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static PartitionValue truth(boolean value) {
    return number(value ? BigDecimal.ONE : BigDecimal.ZERO);
  }

  private static PartitionValue date(JsonNode literal) {
    return date(
        "%04d-%02d-%02d %02d:%02d:%02d.%06d"
            .formatted(
                literal.path("y").asLong(),
                literal.path("m").asLong(),
                literal.path("d").asLong(),
                literal.path("h").asLong(),
                literal.path("M").asLong(),
                literal.path("s").asLong(),
                literal.path("ms").asLong()));
  }

  /** {@code yyyy-MM-dd[ HH:mm:ss[.SSSSSS]]}. */
  private static PartitionValue date(String text) {
    String digits = text.trim().replaceAll("[^\\d.]", "");
    return number(new BigDecimal(digits.length() == 8 ? digits + "000000" : digits));
  }

  @Override
  public int compareTo(PartitionValue other) {
    return ORDER.compare(this, other);
  }
}
