package org.dorisdr.minidoris.fe.query;

import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;

/**
 * Values of whole rows, as expressions over those that {@link PartialRows} has joined: {@code g} of
 * a row, {@code l} of the rows before it, {@code o} of the table's row. For one load.
 */
final class PartialValues {
  private final PartialColumns columns;
  private final PartialDefaults defaults;

  PartialValues(PartialColumns columns, PartialDefaults defaults) {
    this.columns = columns;
    this.defaults = defaults;
  }

  String of(int j) {
    Column column = columns.at(j);
    if (PartialColumns.isSign(column)) {
      return "r_sign";
    }
    if (column.key()) {
      return defaults.checked(columns.keys(), "g" + columns.place(j), j == 0);
    }
    String other =
        "CASE WHEN o_there AND NOT (%s) THEN o%d WHEN r_problem IS NOT NULL THEN NULL ELSE %s END"
            .formatted(isFresh(j), j, fallback(j));
    if (columns.varies(j)) {
      return "CASE %3$sWHEN l%1$d IS NOT NULL THEN l%1$d.v ELSE %2$s END"
          .formatted(j, other, dead(j));
    }
    return columns.source(j) < 0 ? other : "g" + columns.source(j);
  }

  /** A row that changes nothing keeps the sequence by which it is older than others. */
  private String dead(int j) {
    return columns.source(j) < 0
        ? ""
        : "WHEN r_dead AND %s THEN g%d ".formatted(columns.has(j), columns.source(j));
  }

  private String fallback(int j) {
    // A sequence that follows a column has the default of that one, if it has one.
    boolean mapped =
        j == columns.sequence()
            && columns.mapped() >= 0
            && columns.at(columns.mapped()).defaultValue() != null;
    return defaults.of(columns.at(mapped ? columns.mapped() : j));
  }

  /**
   * When a row does not get from the table's row what it lacks ({@code
   * VerticalSegmentWriter::_probe_key_for_mow}, {@code FixedReadPlan::fill_missing_columns}). A
   * sequence never falls, not even behind a deletion.
   */
  private String isFresh(int j) {
    if (columns.at(j).onUpdate()) {
      return "true";
    }
    int sequence = columns.sequence();
    if (sequence < 0) {
      return "r_cut > 0 OR r_sign = 1 OR o_gone";
    }
    boolean kept = j == sequence || (defaults.flexible() && j == columns.mapped());
    return kept
        ? columns.has(sequence) + " AND (r_cut > 0 OR o_gone)"
        : "r_cut > 0 OR o_gone OR (" + columns.has(sequence) + " AND r_dead)";
  }

  /** What the row has not been given, so that another load's value may take its place. */
  String lacking() {
    return "','"
        + columns
            .places()
            .filter(columns::varies)
            .mapToObj(
                j ->
                    " || CASE WHEN l%d IS NULL THEN '%d,' ELSE '' END"
                        .formatted(j, columns.at(j).uniqueId()))
            .collect(Collectors.joining());
  }
}
