package org.dorisdr.sql;

import java.util.Objects;

/**
 * An identifier as the user meant it: back quotes removed, case kept. Two names are equal if their
 * texts are, wherever they stand.
 *
 * @param at where it was typed; {@link Position#START} if it was not typed
 */
public record Name(String text, Position at) {
  /** A name that no text holds. */
  public static Name of(String text) {
    return new Name(text, Position.START);
  }

  /** The name in back quotes, as SQL takes it whatever it holds. */
  public String quoted() {
    return "`" + text.replace("`", "``") + "`";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Name name && name.text.equals(text);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
