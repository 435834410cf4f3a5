package org.dorisdr.minidoris.be.exec;

import java.util.regex.Pattern;
import org.dorisdr.minidoris.be.sketch.BitmapFormat;
import org.dorisdr.minidoris.be.sketch.BitmapValue;

/** Bitmaps of texts and texts of bitmaps, as Doris's functions read and write them. Stateless. */
final class BitmapTexts {
  private static final Pattern WHOLE = Pattern.compile("\\s*(\\d+)(?:\\.\\d*)?\\s*");
  private static final Pattern LISTED = Pattern.compile("\\s*\\+?(\\d+)\\s*");

  private BitmapTexts() {}

  /** The one number that a text is; null if it is none of 0 to 2^64 - 1. */
  static BitmapValue ofWhole(String text) {
    Long number = unsigned(WHOLE, text);
    return number == null ? null : hashed(number);
  }

  /** Numbers between commas; null if one is none. */
  static BitmapValue ofList(String text) {
    BitmapValue value = new BitmapValue();
    for (String part : text.split(",")) {
      if (!part.isEmpty()) {
        Long number = unsigned(LISTED, part);
        if (number == null) {
          return null;
        }
        value.add(number);
      }
    }
    return value;
  }

  private static Long unsigned(Pattern pattern, String text) {
    var number = pattern.matcher(text);
    if (!number.matches()) {
      return null;
    }
    try {
      return Long.parseUnsignedLong(number.group(1));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** One of one number. */
  static BitmapValue hashed(long number) {
    BitmapValue value = new BitmapValue();
    value.add(number);
    return value;
  }

  /**
   * Null if it is no base64.
   *
   * @throws IllegalArgumentException if it is, but of no bitmap
   */
  static BitmapValue ofBase64(String text) {
    byte[] bytes = Base64Texts.decoded(text);
    if (bytes == null || bytes.length == 0) {
      return null;
    }
    try {
      return BitmapFormat.read(bytes);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("bitmap_from_base64 decode failed: base64: " + text, e);
    }
  }

  /**
   * Its numbers with commas between them.
   *
   * @param signed whether those above 2^63 - 1 go round
   */
  static String list(BitmapValue value, boolean signed) {
    StringBuilder list = new StringBuilder();
    value.forEach(
        number -> {
          list.append(list.isEmpty() ? "" : ",");
          list.append(signed ? Long.toString(number) : Long.toUnsignedString(number));
        });
    return list.toString();
  }
}
