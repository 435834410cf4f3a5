package org.dorisdr.minidoris.common.types;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Has the engine work out once what an expression names several times. It would write the value
 * into its plan wherever it is named, and again into each of these what that value names: four
 * casts, one inside the other, took seconds to plan, and six never ended. Stateless.
 */
public final class OnceValue {
  private static final String NAME = "once_value";

  /** Macros repeat what they are given, and so does what is written by {@link Casts}. */
  private static final Pattern REPEATING = Pattern.compile("typeof\\(|doris_|\\bCASE\\b");

  private OnceValue() {}

  /**
   * What is made of a value.
   *
   * @param value in the engine's SQL
   * @param made writes what is made of the value that it is given
   */
  public static String of(String value, UnaryOperator<String> made) {
    return REPEATING.matcher(value).find()
        ? "list_transform([%s], lambda %s: %s)[1]".formatted(value, NAME, made.apply(NAME))
        : made.apply(value);
  }
}
