package org.dorisdr.minidoris.fe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads {@code conf/fe.conf} and {@code conf/fe_custom.conf}: {@code key = value}, {@code #}. */
final class FeConf {
  private FeConf() {}

  static FeSettings read(Path home) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : new String[] {"fe.conf", "fe_custom.conf"}) {
      Path file = home.resolve("conf").resolve(name);
      if (Files.exists(file)) {
        for (String line : Files.readAllLines(file)) {
          addLine(line.strip(), home, values);
        }
      }
    }
    return new FeSettings(home, values);
  }

  private static void addLine(String line, Path home, Map<String, String> values) {
    int equals = line.indexOf('=');
    if (line.isEmpty() || line.startsWith("#") || equals < 1) {
      return;
    }
    String key = line.substring(0, equals).strip();
    String value = unquoted(line.substring(equals + 1).strip());
    values.put(key, expand(value, home, values));
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** {@code ${DORIS_HOME}}, environment variables and earlier keys. */
  private static String expand(String value, Path home, Map<String, String> values) {
    Map<String, String> known = new HashMap<>(System.getenv());
    known.putAll(values);
    known.put("DORIS_HOME", home.toString());
    String expanded = value;
    int from = expanded.indexOf("${");
    while (from >= 0) {
      int to = expanded.indexOf('}', from);
      if (to < 0) {
        break;
      }
      String replacement = known.getOrDefault(expanded.substring(from + 2, to), "");
      expanded = expanded.substring(0, from) + replacement + expanded.substring(to + 1);
      from = expanded.indexOf("${", from + replacement.length());
    }
    return expanded;
  }
}
