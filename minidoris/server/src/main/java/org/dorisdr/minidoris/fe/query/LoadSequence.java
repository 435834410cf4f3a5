package org.dorisdr.minidoris.fe.query;

import java.util.Optional;
import java.util.function.Predicate;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Defaults;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.thrift.TMiniLoadRequest;

/** Where the sequence of a load's rows comes from. Stateless. */
final class LoadSequence {
  private LoadSequence() {}

  /**
   * Column of the load that gives the hidden sequence; empty = it has none, or the table maps one.
   *
   * @param made whether the load gives a column of this name
   * @throws StatementError if the table and the load do not agree
   */
  static Optional<String> source(
      OlapTable table, TMiniLoadRequest request, Predicate<String> made) {
    String from = request.isSetSequenceColumn() ? request.getSequenceColumn() : "";
    if (!table.hasColumn(Column.SEQUENCE_COL)) {
      if (!from.isEmpty()) {
        throw StatementError.general("There is no sequence column in the table " + table.name);
      }
      return Optional.empty();
    }
    String mapped = table.properties.get(TableProperties.SEQUENCE_COLUMN);
    if (mapped != null) {
      checkMapped(table, request, mapped, made);
      return Optional.empty();
    }
    if (from.isEmpty()) {
      throw InsertColumns.lackingSequence(table);
    }
    if (!made.test(from)) {
      throw StatementError.general(
          "There is no sequence column "
              + from
              + " in the "
              + table.name
              + " or the COLUMNS and SET clause");
    }
    return Optional.of(from);
  }

  private static void checkMapped(
      OlapTable table, TMiniLoadRequest request, String mapped, Predicate<String> made) {
    boolean later = request.getUpdateMode().equals("UPDATE_FIXED_COLUMNS");
    if (!later && !made.test(mapped) && table.column(mapped).filter(Defaults::isNow).isEmpty()) {
      throw InsertColumns.lackingSequence(table);
    }
  }
}
