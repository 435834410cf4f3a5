package org.dorisdr.command;

import java.util.regex.Pattern;
import org.dorisdr.sql.Name;

/** Rules for names that users give to our objects. */
public final class Identifiers {
  private static final Pattern ALLOWED = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_\\-]{0,63}");

  private Identifiers() {}

  /**
   * The name's text.
   *
   * @param kind for the message, for example {@code sync job}
   */
  public static String checked(String kind, Name name) throws CommandException {
    if (!ALLOWED.matcher(name.text()).matches()) {
      throw new CommandException(
          "invalid name '%s' of a %s: a letter or _, then letters, digits, _ and -, at most 64 characters"
              .formatted(name.text(), kind));
    }
    return name.text();
  }
}
