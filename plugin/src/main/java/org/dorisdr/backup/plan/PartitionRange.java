package org.dorisdr.backup.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.backup.snapshot.SnapshotMeta;

/**
 * The values of a partition by one column of dates or whole numbers, from the first up to but
 * without the end. Of other partitions nothing is said: Doris itself compares them.
 *
 * @param from as a number that grows with the value; null = from the very first
 * @param to null = to the very last
 */
record PartitionRange(BigInteger from, BigInteger to) {
  private static final Pattern SHOWN =
      Pattern.compile(
          "\\[types: \\[(\\w+)]; keys: \\[([^,\\]]*)]; \\.\\.types: \\[\\w+]; keys: \\[([^,\\]]*)]; \\)");

  /** Of the column Range of SHOW PARTITIONS; empty if it is none of the kinds that are compared. */
  static Optional<PartitionRange> ofShown(String text) {
    Matcher matcher = SHOWN.matcher(text == null ? "" : text.trim());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new PartitionRange(number(matcher.group(2)), number(matcher.group(3))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * Of a table in a snapshot.
   *
   * @param partition one of its partitions
   */
  static Optional<PartitionRange> ofSchema(JsonNode table, JsonNode partition) {
    JsonNode items = SnapshotMeta.first(table, "pi", "partitionInfo").path("IdToItem");
    JsonNode range = items.path(partition.path("id").asText()).path("range");
    if (range.size() != 2) {
      return Optional.empty();
    }
    List<BigInteger> bounds = new ArrayList<>();
    for (JsonNode bound : range) {
      JsonNode key = bound.path("value");
      // One column, and what says whether it is the default of a list.
      JsonNode literal = key.path(0).path(1);
      if (key.size() != 2 || !isNumber(literal)) {
        return Optional.empty();
      }
      bounds.add(number(literal));
    }
    return Optional.of(new PartitionRange(bounds.get(0), bounds.get(1)));
  }

  private static boolean isNumber(JsonNode literal) {
    return List.of("DateLiteral", "IntLiteral", "LargeIntLiteral", "MaxLiteral")
        .contains(literal.path("clazz").asText());
  }

  private static BigInteger number(JsonNode literal) {
    return switch (literal.path("clazz").asText()) {
      case "MaxLiteral" -> null;
      case "DateLiteral" -> {
        BigInteger number = BigInteger.ZERO;
        for (String part : List.of("m", "d", "h", "M", "s")) {
          number =
              (part.equals("m") ? BigInteger.valueOf(literal.path("y").asLong()) : number)
                  .multiply(BigInteger.valueOf(100))
                  .add(BigInteger.valueOf(literal.path(part).asLong()));
        }
        yield number;
      }
      default -> new BigInteger(literal.path("v").asText());
    };
  }

  private static BigInteger number(String shown) {
    String text = shown.trim();
    if (text.equalsIgnoreCase("MAXVALUE")) {
      return null;
    }
    if (text.matches("\\d{4}-\\d\\d-\\d\\d.*")) {
      String digits = text.replaceAll("\\.\\d*$", "").replaceAll("\\D", "");
      return new BigInteger(digits.length() == 8 ? digits + "000000" : digits);
    }
    return new BigInteger(text);
  }

  boolean overlaps(PartitionRange other) {
    return isBefore(from, other.to) && isBefore(other.from, to);
  }

  private static boolean isBefore(BigInteger start, BigInteger end) {
    return start == null || end == null || start.compareTo(end) < 0;
  }
}
