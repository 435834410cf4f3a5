package org.dorisdr.minidoris.fe.door;

import java.util.List;
import java.util.Optional;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * A setting of Doris's frontends.
 *
 * @param type as Doris names it, such as int, long, boolean, String, String[]
 * @param fallback what holds without {@code fe.conf}
 * @param fixed whether minidoris has no other value than {@code fallback}, as it would change
 *     answers
 * @param experimental whether it is shown with that word in front
 */
record KnownSetting(
    String key,
    String type,
    String fallback,
    boolean mutable,
    boolean masterOnly,
    boolean fixed,
    boolean experimental) {
  private static final String PREFIX = "experimental_";

  /** All, by the key that is shown. */
  static final List<KnownSetting> ALL = SettingsFile.read("configs.txt");

  /** The setting of that name, with or without the word in front that it is shown with. */
  static Optional<KnownSetting> named(String name) {
    return ALL.stream().filter(s -> name.equals(s.key) || name.equals(s.shownKey())).findFirst();
  }

  String shownKey() {
    return experimental ? PREFIX + key : key;
  }

  /** The value that holds now. */
  String value(FeSettings settings) {
    return settings.text(key, fallback.replace("${DORIS_HOME}", settings.home().toString()));
  }

  /**
   * {@code value} as it is kept and shown.
   *
   * @throws StatementError if it is none of this type, or minidoris has another one only
   */
  String settable(String value) {
    String kept;
    try {
      kept = SettingTypes.parse(type, value.trim());
    } catch (IllegalArgumentException e) {
      throw StatementError.general("Failed to set config '" + key + "'. err: " + e.getMessage());
    }
    if (fixed && !kept.equals(fallback)) {
      throw StatementError.general(
          "minidoris knows "
              + key
              + " as '"
              + fallback
              + "' only, and does not do what another asks");
    }
    return kept;
  }

  /** A line of {@link SettingsFile}. */
  static KnownSetting of(String line) {
    boolean fixed = line.charAt(0) == '!';
    int equals = line.indexOf(" =");
    List<String> words = List.of(line.substring(fixed ? 1 : 0, equals).split(" "));
    boolean experimental = words.get(0).startsWith(PREFIX);
    return new KnownSetting(
        experimental ? words.get(0).substring(PREFIX.length()) : words.get(0),
        words.get(1),
        line.substring(equals + 2).trim(),
        words.contains("mutable"),
        words.contains("master"),
        fixed,
        experimental);
  }
}
