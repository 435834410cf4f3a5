package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Cuts text into words as the parser of an inverted index does; a text without one is cut as {@code
 * english} does. Immutable.
 *
 * @param filtered characters that are replaced before; none = nothing is
 * @param replacement what stands for each of them then
 */
record MatchParser(
    String name, boolean lowerCase, boolean stopWords, String filtered, String replacement) {
  private static final String STOP_WORDS =
      "'a', 'an', 'and', 'are', 'as', 'at', 'be', 'but', 'by', 'for', 'if', 'in', 'into', 'is',"
          + " 'it', 'no', 'not', 'of', 'on', 'or', 'such', 'that', 'the', 'their', 'then',"
          + " 'there', 'these', 'they', 'this', 'to', 'was', 'will', 'with'";
  private static final String IDEOGRAPH = "(\\p{Han}|\\p{Hiragana})";
  private static final String WORD =
      "[\\p{L}\\p{M}\\p{N}_]+(?:[.''’:·][\\p{L}\\p{M}\\p{N}_]+|[,;]\\p{N}[\\p{L}\\p{M}\\p{N}_]*)*";

  /** What stands for an index that is not there. */
  static final MatchParser WITHOUT_INDEX = new MatchParser("english", true, true, "", " ");

  static MatchParser of(SecondaryIndex index) {
    Map<String, String> properties = index.properties();
    for (String custom : List.of("analyzer", "normalizer")) {
      if (properties.containsKey(custom)) {
        throw StatementError.general(
            "minidoris does not support MATCH with the %s %s of index %s. HINT: say a parser"
                .formatted(custom, properties.get(custom), index.name()));
      }
    }
    String name = properties.getOrDefault("parser", "none");
    switch (name) {
      case "none", "english", "unicode", "standard" -> {}
      default ->
          throw StatementError.general(
              "minidoris does not support MATCH with the parser "
                  + name
                  + " of index "
                  + index.name()
                  + ". HINT: parsers that it supports are none, english, unicode and standard");
    }
    return new MatchParser(
        name,
        !"false".equals(properties.get("lower_case")),
        !"none".equals(properties.get("stopwords")),
        properties.getOrDefault("char_filter_pattern", ""),
        properties.getOrDefault("char_filter_replacement", " "));
  }

  /**
   * DuckDB text of the list of words.
   *
   * @param value DuckDB text of what is cut
   */
  String words(String value) {
    String text = "CAST(" + value + " AS VARCHAR)";
    if (name.equals("none")) {
      return "[" + text + "]";
    }
    String plain = filtered.isEmpty() ? text : filtered(text);
    String cased = lowerCase ? "lower(" + plain + ")" : plain;
    String all =
        name.equals("english")
            ? "regexp_extract_all(" + cased + ", '[A-Za-z0-9]+')"
            : "regexp_extract_all(regexp_replace("
                + cased
                + ", '"
                + IDEOGRAPH
                + "', ' \\1 ', 'g'), '"
                + WORD
                + "')";
    return stopWords ? "[w FOR w IN " + all + " IF w NOT IN (" + STOP_WORDS + ")]" : all;
  }

  private String filtered(String text) {
    return "translate(%s, %s, %s)"
        .formatted(
            text,
            Identifiers.literal(filtered),
            Identifiers.literal(replacement.repeat(filtered.length())));
  }
}
