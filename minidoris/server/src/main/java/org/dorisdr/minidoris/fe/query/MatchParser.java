package org.dorisdr.minidoris.fe.query;

import java.util.Map;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.session.StatementError;

/**
 * Cuts text into words as the parser of an inverted index does; a text without one is cut as {@code
 * english} does. Immutable.
 */
record MatchParser(String name, boolean lowerCase, boolean stopWords) {
  private static final String STOP_WORDS =
      "'a', 'an', 'and', 'are', 'as', 'at', 'be', 'but', 'by', 'for', 'if', 'in', 'into', 'is',"
          + " 'it', 'no', 'not', 'of', 'on', 'or', 'such', 'that', 'the', 'their', 'then',"
          + " 'there', 'these', 'they', 'this', 'to', 'was', 'will', 'with'";
  private static final String IDEOGRAPH = "(\\p{Han}|\\p{Hiragana})";
  private static final String WORD =
      "[\\p{L}\\p{M}\\p{N}_]+(?:[.''’:·][\\p{L}\\p{M}\\p{N}_]+|[,;]\\p{N}[\\p{L}\\p{M}\\p{N}_]*)*";

  /** What stands for an index that is not there. */
  static final MatchParser WITHOUT_INDEX = new MatchParser("english", true, true);

  static MatchParser of(SecondaryIndex index) {
    Map<String, String> properties = index.properties();
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
        !"none".equals(properties.get("stopwords")));
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
    String cased = lowerCase ? "lower(" + text + ")" : text;
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
}
