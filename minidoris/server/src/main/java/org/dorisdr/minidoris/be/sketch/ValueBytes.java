package org.dorisdr.minidoris.be.sketch;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.dorisdr.minidoris.common.types.IpTexts;
import org.dorisdr.minidoris.common.types.TextFormat;

/** Values as Doris's backends have them in memory, which is what they hash. Stateless. */
public final class ValueBytes {
  private static final int LARGE = 16;
  private static final int DIGITS_OF_4_BYTES = 9;
  private static final int DIGITS_OF_8_BYTES = 18;

  private ValueBytes() {}

  /**
   * @param text of a value, as the engine makes it
   * @param type of Doris or the engine
   */
  public static byte[] of(String text, String type) {
    try {
      return read(text, type);
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      // The engine has it as another type than Doris; equal values are equal all the same.
      return text.getBytes(StandardCharsets.UTF_8);
    }
  }

  private static byte[] read(String text, String type) {
    String name = type.toLowerCase(Locale.ROOT);
    int open = name.indexOf('(');
    return switch (open < 0 ? name : name.substring(0, open)) {
      case "boolean" -> whole(text.equals("true") || text.equals("1") ? "1" : "0", 1);
      case "tinyint" -> whole(text, 1);
      case "smallint" -> whole(text, Short.BYTES);
      case "int", "integer" -> whole(text, Integer.BYTES);
      case "bigint" -> whole(text, Long.BYTES);
      case "largeint", "hugeint" -> whole(text, LARGE);
      case "float" -> bytes(Integer.BYTES).putFloat(Float.parseFloat(real(text))).array();
      case "double" -> bytes(Long.BYTES).putDouble(Double.parseDouble(real(text))).array();
      case "decimal" -> decimal(text, name.substring(open + 1, name.indexOf(')')).split(","));
      case "date" -> bytes(Integer.BYTES).putInt(day(LocalDate.parse(text))).array();
      case "datetime", "timestamp", "timestamp_s", "timestamp_ms" -> time(text);
      case "ipv4" -> reversed(address(text.strip(), Integer.BYTES));
      case "ipv6" -> reversed(address(text.strip(), LARGE));
      default -> text.getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] address(String text, int size) {
    String key = IpTexts.key(text);
    byte[] bytes = HexFormat.of().parseHex(key == null ? " " : key);
    return Arrays.copyOfRange(bytes, bytes.length - size, bytes.length);
  }

  private static String real(String text) {
    return TextFormat.javas(text);
  }

  private static byte[] decimal(String text, String[] arguments) {
    int digits = Integer.parseInt(arguments[0].strip());
    int scale = Integer.parseInt(arguments[1].strip());
    BigInteger unscaled = new BigDecimal(text).setScale(scale).unscaledValue();
    return whole(
        unscaled.toString(),
        digits <= DIGITS_OF_4_BYTES
            ? Integer.BYTES
            : digits <= DIGITS_OF_8_BYTES ? Long.BYTES : LARGE);
  }

  private static byte[] whole(String text, int size) {
    byte[] given = reversed(new BigInteger(text).toByteArray());
    byte[] value = Arrays.copyOf(given, size);
    if (given.length < size && given[given.length - 1] < 0) {
      Arrays.fill(value, given.length, size, (byte) -1);
    }
    return value;
  }

  private static byte[] reversed(byte[] given) {
    byte[] reversed = new byte[given.length];
    for (int i = 0; i < given.length; i++) {
      reversed[i] = given[given.length - 1 - i];
    }
    return reversed;
  }

  /** Day in 5 bits, month in 4, the year before them. */
  private static int day(LocalDate day) {
    return (day.getYear() << 4 | day.getMonthValue()) << 5 | day.getDayOfMonth();
  }

  /** The same, hours in 5 bits, minutes and seconds in 6 each, microseconds in 20. */
  private static byte[] time(String text) {
    LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
    long packed = day(time.toLocalDate());
    packed = packed << 5 | time.getHour();
    packed = packed << 6 | time.getMinute();
    packed = packed << 6 | time.getSecond();
    return bytes(Long.BYTES).putLong(packed << 20 | time.getNano() / 1000).array();
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
