package org.dorisdr.minidoris.fe.query;

import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Which columns an INSERT names, and that a sequence column is among them. Stateless. */
final class InsertColumns {
  private static final String REQUIRE_SEQUENCE = "require_sequence_in_insert";

  private InsertColumns() {}

  /** Columns that the statement gives, in its order; without names all that are visible. */
  static List<Column> of(InsertStatement insert, OlapTable table) {
    return insert.columns().isEmpty()
        ? table.visibleColumns()
        : insert.columns().stream().map(name -> column(insert, table, name)).toList();
  }

  private static Column column(InsertStatement insert, OlapTable table, String name) {
    return table
        .column(name)
        .orElseThrow(
            () ->
                StatementError.general(
                    insert.rows() == null
                        ? "column " + name + " is not found in table " + table.name
                        : "Unknown column '" + name + "' in target table."));
  }

  /**
   * Makes sure that rows have a sequence where Doris wants one. Partial updates need none.
   *
   * @throws StatementError if the sequence column is not named
   */
  static void checkSequence(
      Session session, InsertStatement insert, OlapTable table, List<Column> given) {
    if (!table.hasColumn(Column.SEQUENCE_COL)
        || "false".equals(session.variables().get(REQUIRE_SEQUENCE))) {
      return;
    }
    String mapped = table.properties.get(TableProperties.SEQUENCE_COLUMN);
    String wanted = mapped == null ? Column.SEQUENCE_COL : mapped;
    boolean named =
        mapped != null && insert.columns().isEmpty()
            || given.stream().anyMatch(c -> c.name().equalsIgnoreCase(wanted));
    if (!named && !(mapped != null && table.column(mapped).filter(Defaults::isNow).isPresent())) {
      throw lackingSequence(table);
    }
  }

  /** What is said of rows without a sequence. */
  static StatementError lackingSequence(OlapTable table) {
    return StatementError.general(
        "Table " + table.name + " has sequence column, need to specify the sequence column");
  }
}
