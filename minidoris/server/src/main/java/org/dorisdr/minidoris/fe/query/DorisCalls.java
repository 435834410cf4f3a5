package org.dorisdr.minidoris.fe.query;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.common.types.Casts;

/**
 * Calls of functions that the engine has too, but with another meaning than Doris. Those with
 * arguments of a fixed number are macros of the engine with {@code doris_} before their names.
 * Stateless.
 */
final class DorisCalls {
  /** Functions that have a macro. */
  static final Set<String> REPLACED =
      Set.of(
          ("sqrt round ln log log2 log10 acos asin acosh atanh factorial"
                  + " left right substring lpad rpad ltrim rtrim trim split_part ascii"
                  + " regexp_replace regexp_extract_all url_encode"
                  + " dayofweek weekday week yearweek microsecond"
                  + " array_slice array_position array_contains array_distinct array_intersect array_append"
                  + " array_zip json_extract json_quote to_json json_type json_keys"
                  + " element_at from_base64 to_base64 unhex octet_length"
                  + " stddev_samp var_samp corr isnull")
              .split(" "));

  /** The same under another name. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("stddev", "stddev_pop"),
          Map.entry("std", "stddev_pop"),
          Map.entry("variance", "var_pop"),
          Map.entry("variance_pop", "var_pop"),
          Map.entry("variance_samp", "doris_var_samp"),
          Map.entry("substr", "doris_substring"),
          Map.entry("mid", "doris_substring"),
          Map.entry("strleft", "doris_left"),
          Map.entry("strright", "doris_right"),
          Map.entry("jsonb_extract", "doris_json_extract"),
          Map.entry("jsonb_type", "doris_json_type"),
          Map.entry("length", "strlen"),
          Map.entry("approx_count_distinct", "ndv"),
          Map.entry("map_size", "cardinality"),
          Map.entry("skew", "doris_skewness"),
          Map.entry("skew_pop", "doris_skewness"),
          Map.entry("skewness", "doris_skewness"),
          Map.entry("kurt", "doris_kurtosis"),
          Map.entry("kurt_pop", "doris_kurtosis"),
          Map.entry("kurtosis", "doris_kurtosis"),
          Map.entry("to_days", "mysql_to_days"));

  /** NULL if one argument is, where the engine looks at the others only. */
  private static final Map<String, String> NULL_IF_ANY =
      Map.of("greatest", "greatest", "least", "least", "array_concat", "list_concat");

  private DorisCalls() {}

  /** What the engine calls a function of Doris. */
  static String name(String name) {
    return REPLACED.contains(name) ? "doris_" + name : NAMES.getOrDefault(name, name);
  }

  /** Whether {@link #call} writes it. */
  static boolean isWritten(String name) {
    return name.equals("concat")
        || NULL_IF_ANY.containsKey(name)
        || NestedCalls.NAMES.contains(name);
  }

  static String call(String name, List<String> arguments) {
    if (NestedCalls.NAMES.contains(name)) {
      return NestedCalls.call(name, arguments);
    }
    return name.equals("concat") ? concat(arguments) : nullIfAny(name, arguments);
  }

  private static String concat(List<String> arguments) {
    return arguments.stream().map(Casts::shown).collect(Collectors.joining(" || ", "(", ")"));
  }

  private static String nullIfAny(String name, List<String> arguments) {
    return arguments.stream()
        .map(a -> a + " IS NULL")
        .collect(
            Collectors.joining(
                " OR ",
                "(CASE WHEN ",
                " THEN NULL ELSE "
                    + NULL_IF_ANY.get(name)
                    + "("
                    + String.join(", ", arguments)
                    + ") END)"));
  }
}
