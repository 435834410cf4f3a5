package org.dorisdr.minidoris.be.exec;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of types in DuckDB's messages, for those who know Doris's. Stateless. */
final class EngineTypes {
  private static final Map<String, String> DORIS =
      Map.ofEntries(
          Map.entry("BOOL", "BOOLEAN"),
          Map.entry("INT8", "TINYINT"),
          Map.entry("INT16", "SMALLINT"),
          Map.entry("INT32", "INT"),
          Map.entry("INT64", "BIGINT"),
          Map.entry("INT128", "LARGEINT"),
          Map.entry("HUGEINT", "LARGEINT"),
          Map.entry("INTEGER", "INT"),
          Map.entry("INTEGER_LITERAL", "INT"),
          Map.entry("STRING_LITERAL", "VARCHAR"),
          Map.entry("TIMESTAMP", "DATETIME"),
          Map.entry("TIMESTAMP_S", "DATETIME"),
          Map.entry("TIMESTAMP_MS", "DATETIME"));

  private static final Pattern NAME = Pattern.compile("\\b[A-Z][A-Z0-9_]+\\b");

  /** Of a type without parts, or of such arrays. */
  private static final Pattern ARRAY =
      Pattern.compile("([A-Z][A-Z0-9_]*(?:\\([0-9,]+\\))?|ARRAY<[^<>]*>)\\[]");

  private static final Pattern OUTSIDE =
      Pattern.compile("[^'\"]+(?=([^'\"]*['\"][^'\"]*['\"])*[^'\"]*$)");

  private EngineTypes() {}

  /** The same text; what stands in quotes may be the user's. */
  static String outsideQuotes(String message) {
    return OUTSIDE.matcher(message).replaceAll(m -> Matcher.quoteReplacement(doris(m.group())));
  }

  static String doris(String text) {
    String arrays = text;
    while (ARRAY.matcher(arrays).find()) {
      arrays = ARRAY.matcher(arrays).replaceFirst("ARRAY<$1>");
    }
    return NAME.matcher(arrays)
        .replaceAll(m -> Matcher.quoteReplacement(DORIS.getOrDefault(m.group(), m.group())));
  }
}
