package org.dorisdr.minidoris.be.load;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which columns of the rows that a table has are updated by a load.
 *
 * @param name UPSERT, UPDATE_FIXED_COLUMNS or UPDATE_FLEXIBLE_COLUMNS
 * @param refusesNewKeys rows whose keys are not there fail the load
 */
record UpdateMode(String name, boolean refusesNewKeys) {
  private static final String FIXED = "UPDATE_FIXED_COLUMNS";
  private static final String FLEXIBLE = "UPDATE_FLEXIBLE_COLUMNS";

  /** Headers that say of all rows what each has to say for itself. */
  private static final List<String> NOT_FLEXIBLE =
      List.of(
          "columns",
          "jsonpaths",
          "hidden_columns",
          "function_column.sequence_col",
          "merge_type",
          "where");

  static UpdateMode of(LoadHeaders headers) throws LoadException {
    String given = headers.text("unique_key_update_mode").toUpperCase(Locale.ROOT);
    if (given.isEmpty()) {
      given = headers.flag("partial_columns") ? FIXED : "UPSERT";
    }
    if (!Set.of("UPSERT", FIXED, FLEXIBLE).contains(given)) {
      throw LoadException.invalid(
          "Invalid unique_key_partial_mode "
              + headers.text("unique_key_update_mode")
              + ", must be one of 'UPSERT', 'UPDATE_FIXED_COLUMNS' or 'UPDATE_FLEXIBLE_COLUMNS'");
    }
    if (given.equals(FLEXIBLE)) {
      checkFlexible(headers);
    }
    String policy = headers.text("partial_update_new_key_behavior", "APPEND");
    if (!Set.of("APPEND", "ERROR").contains(policy.toUpperCase(Locale.ROOT))) {
      throw LoadException.invalid(
          "Invalid partial_update_new_key_behavior "
              + policy
              + ", must be one of {'APPEND', 'ERROR'}");
    }
    return new UpdateMode(given, policy.equalsIgnoreCase("ERROR"));
  }

  private static void checkFlexible(LoadHeaders headers) throws LoadException {
    if (!headers.text("format").equalsIgnoreCase("json")) {
      throw LoadException.invalid(
          "flexible partial update only support json format as input file currently");
    }
    if (headers.flag("fuzzy_parse")) {
      throw LoadException.invalid(
          "Don't support flexible partial update when 'fuzzy_parse' is enabled");
    }
    for (String name : NOT_FLEXIBLE) {
      if (!headers.text(name).isEmpty()) {
        throw LoadException.invalid(
            "Don't support flexible partial update when '" + name + "' is specified");
      }
    }
  }
}
