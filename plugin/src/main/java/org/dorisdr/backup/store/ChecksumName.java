package org.dorisdr.backup.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Name of a file with the MD5 of its content, as {@code <name>.<md5>}.
 *
 * @param md5 32 lower-case hex digits
 */
public record ChecksumName(String name, String md5) {
  private static final Pattern FORM = Pattern.compile("(.+)\\.([0-9a-f]{32})", Pattern.DOTALL);

  /** Empty if there is no checksum at the end. */
  public static Optional<ChecksumName> parse(String file) {
    Matcher matcher = FORM.matcher(file);
    return matcher.matches()
        ? Optional.of(new ChecksumName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /** The file's whole name. */
  public String file() {
    return name + "." + md5;
  }
}
