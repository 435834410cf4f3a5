package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dorisdr.minidoris.common.types.TypeSpec;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Properties of an inverted index: what Doris refuses of them, and what it adds where a parser is
 * named. Stateless.
 */
final class IndexProperties {
  private static final String PARSER = "parser";
  private static final String PARSER_ALIAS = "built_in_analyzer";
  private static final String ANALYZER = "analyzer";
  private static final String MODE = "parser_mode";
  private static final String PHRASE = "support_phrase";
  private static final String FILTER = "char_filter_type";
  private static final String PATTERN = "char_filter_pattern";
  private static final String REPLACEMENT = "char_filter_replacement";
  private static final String IGNORE_ABOVE = "ignore_above";
  private static final String LOWER_CASE = "lower_case";
  private static final String STOP_WORDS = "stopwords";
  private static final String DICTIONARY = "dict_compression";
  private static final Set<String> KEYS =
      Set.of(
          PARSER,
          PARSER_ALIAS,
          ANALYZER,
          MODE,
          PHRASE,
          FILTER,
          PATTERN,
          REPLACEMENT,
          IGNORE_ABOVE,
          LOWER_CASE,
          STOP_WORDS,
          DICTIONARY,
          "field_pattern");
  private static final Set<String> PARSERS =
      Set.of("none", "english", "unicode", "chinese", "standard", "icu", "basic", "ik");

  private IndexProperties() {}

  /**
   * @param type of the column
   * @param format of the table's indexes, V1 to V3
   * @throws StatementError for the first that Doris refuses
   */
  static void check(Map<String, String> given, String column, TypeSpec type, String format) {
    for (String key : given.keySet()) {
      if (!KEYS.contains(key)) {
        throw refused("Invalid inverted index property key: " + key);
      }
    }
    String parser = parser(given);
    String analyzer = given.getOrDefault(ANALYZER, "");
    if (!analyzer.isEmpty() && parser != null && !parser.isEmpty()) {
      throw refused("Cannot specify both 'parser' and 'custom_analyzer' properties");
    }
    if (!analyzer.isEmpty()) {
      throw refused(
          "Invalid custom analyzer: errCode = 2, detailMessage = Analyzer '"
              + analyzer
              + "' does not exist");
    }
    if (parser != null && !PARSERS.contains(parser)) {
      throw refused(
          "Invalid inverted index 'parser' value: "
              + parser
              + ", parser must be none, english, unicode, chinese, icu, basic or ik");
    }
    checkMode(parser, given.get(MODE));
    flag(given, PHRASE);
    checkFilter(given);
    checkIgnoreAbove(given.get(IGNORE_ABOVE));
    flag(given, LOWER_CASE);
    if (given.containsKey(STOP_WORDS) && !given.get(STOP_WORDS).equals("none")) {
      throw refused(
          "Invalid inverted index 'stopWords' value: "
              + given.get(STOP_WORDS)
              + ", stopWords must be none");
    }
    boolean words = type.isText() || type.base().equals("variant");
    if (given.containsKey(DICTIONARY)) {
      checkDictionary(given, words, type, format);
    }
    if (parser != null && !parser.equals("none") && !words) {
      boolean array = type.base().equals("array");
      throw refused(
          "INVERTED index with parser: %s is not supported for %scolumn: %s%s"
              .formatted(
                  parser,
                  array ? "array " : "",
                  column,
                  array ? "" : " of type " + primitive(type)));
    }
  }

  /** As they are kept: with what a parser implies. */
  static Map<String, String> kept(Map<String, String> given) {
    Map<String, String> kept = new HashMap<>(given);
    boolean parser = parser(given) != null;
    if (parser || given.containsKey(ANALYZER)) {
      kept.putIfAbsent(PHRASE, "true");
    }
    if (parser) {
      kept.putIfAbsent(LOWER_CASE, "true");
    }
    return kept;
  }

  /** Whether the index is of words. */
  static boolean isAnalyzed(Map<String, String> given) {
    return parser(given) != null || given.containsKey(ANALYZER);
  }

  private static String parser(Map<String, String> given) {
    return given.getOrDefault(PARSER, given.get(PARSER_ALIAS));
  }

  private static void checkMode(String parser, String mode) {
    if (mode == null) {
      return;
    }
    if ("chinese".equals(parser)) {
      oneOf(mode, List.of("fine_grained", "coarse_grained"), "chinese");
    } else if ("ik".equals(parser)) {
      oneOf(mode, List.of("ik_max_word", "ik_smart"), "ik");
    } else {
      throw refused("parser_mode is only available for chinese and ik parser");
    }
  }

  private static void oneOf(String mode, List<String> modes, String parser) {
    if (!modes.contains(mode)) {
      throw refused(
          "Invalid inverted index 'parser_mode' value: %s, parser_mode must be %s for %s parser"
              .formatted(mode, String.join(" or ", modes), parser));
    }
  }

  private static void flag(Map<String, String> given, String key) {
    String value = given.get(key);
    if (value != null && !value.equals("true") && !value.equals("false")) {
      throw refused(
          "Invalid inverted index '%s' value: %s, %s must be true or false"
              .formatted(key, value, key));
    }
  }

  private static void checkFilter(Map<String, String> given) {
    if (!given.containsKey(FILTER)) {
      return;
    }
    if (!given.get(FILTER).equals("char_replace")) {
      throw refused("Invalid 'char_filter_type', only 'char_replace' is supported");
    }
    if (given.getOrDefault(PATTERN, "").isEmpty()) {
      throw refused("Missing 'char_filter_pattern' for 'char_replace' filter type");
    }
    for (String key : List.of(PATTERN, REPLACEMENT)) {
      if (given.getOrDefault(key, "").chars().anyMatch(c -> c > 0xFF)) {
        throw refused("'" + key + "' must contain only ASCII characters");
      }
    }
  }

  private static void checkIgnoreAbove(String value) {
    if (value == null) {
      return;
    }
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw refused("Invalid inverted index 'ignore_above' value, ignore_above must be integer");
    }
    if (number <= 0) {
      throw refused(
          "Invalid inverted index 'ignore_above' value: %d, ignore_above must be positive"
              .formatted(number));
    }
  }

  private static void checkDictionary(
      Map<String, String> given, boolean words, TypeSpec type, String format) {
    if (!words) {
      throw refused(
          "dict_compression can only be set for StringType columns. type: " + primitive(type));
    }
    flag(given, DICTIONARY);
    if (!format.equals("V3")) {
      throw refused("dict_compression can only be set when storage format is V3");
    }
  }

  private static String primitive(TypeSpec type) {
    return type.primitive();
  }

  private static StatementError refused(String text) {
    return StatementError.general("invalid INVERTED index:errCode = 2, detailMessage = " + text);
  }
}
