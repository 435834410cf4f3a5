package org.dorisdr.minidoris.common;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Names of time zones as Doris knows them. Stateless. */
public final class ZoneNames {
  private static final Map<String, String> ALIASES = aliases();
  private static final Map<String, String> ALL = all();

  private ZoneNames() {}

  private static Map<String, String> aliases() {
    Map<String, String> aliases = new HashMap<>(ZoneId.SHORT_IDS);
    aliases.put("CST", "Asia/Shanghai");
    aliases.put("PRC", "Asia/Shanghai");
    aliases.put("UTC", "UTC");
    aliases.put("GMT", "UTC");
    aliases.put("ZULU", "UTC");
    aliases.put("Z", "UTC");
    return aliases;
  }

  private static Map<String, String> all() {
    Map<String, String> all = new TreeMap<>();
    ZoneId.getAvailableZoneIds().forEach(id -> all.put(id.toLowerCase(Locale.ROOT), id));
    ALIASES.forEach((alias, id) -> all.put(alias.toLowerCase(Locale.ROOT), id));
    return all;
  }

  /**
   * The zone of a name or of an offset.
   *
   * @throws DateTimeException if there is no such zone
   */
  public static ZoneId zone(String name) {
    return ZoneId.of(name, ALIASES);
  }

  /**
   * The same where the case of letters does not matter.
   *
   * @throws DateTimeException if there is no such zone
   */
  public static ZoneId find(String name) {
    String id = ALL.get(name.toLowerCase(Locale.ROOT));
    if (id == null) {
      throw new DateTimeException("no such zone: " + name);
    }
    return ZoneId.of(id);
  }
}
