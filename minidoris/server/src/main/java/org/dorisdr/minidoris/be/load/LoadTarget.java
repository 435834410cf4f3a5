package org.dorisdr.minidoris.be.load;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.thrift.TMiniLoadRequest;

/**
 * What becomes of the rows of a file; the frontend reads the expressions.
 *
 * @param columns header of that name
 * @param where rows to load; empty = all
 * @param merge APPEND, DELETE or MERGE
 * @param deleteCondition rows that MERGE deletes
 * @param partitions to load into; empty = all
 * @param sequenceColumn empty = none
 * @param strict a value that does not fit its column is an error, not NULL
 * @param zone of times in the file and in expressions; empty = the frontend's
 * @param update which columns of the table's rows are updated
 */
record LoadTarget(
    String columns,
    String where,
    String merge,
    String deleteCondition,
    List<String> partitions,
    boolean temporary,
    String sequenceColumn,
    boolean strict,
    String zone,
    UpdateMode update) {

  static LoadTarget of(LoadHeaders headers) throws LoadException {
    String strict = headers.text("strict_mode", "false").toLowerCase(Locale.ROOT);
    if (!Set.of("true", "false").contains(strict)) {
      throw LoadException.invalid("Invalid strict mode format. Must be bool type");
    }
    List<String> temporary = headers.names("temporary_partitions");
    List<String> partitions = headers.names("partitions");
    if (!temporary.isEmpty() && !partitions.isEmpty()) {
      throw LoadException.invalid("Can not specify both partitions and temporary partitions");
    }
    String merge = headers.text("merge_type", "APPEND").toUpperCase(Locale.ROOT);
    String delete = headers.text("delete");
    checkMerge(merge, delete, !headers.text("merge_type").isEmpty());
    return new LoadTarget(
        headers.text("columns"),
        headers.text("where"),
        merge,
        delete,
        temporary.isEmpty() ? partitions : temporary,
        !temporary.isEmpty(),
        headers.text("function_column.sequence_col"),
        strict.equals("true"),
        headers.text("timezone", headers.text("time_zone")),
        UpdateMode.of(headers));
  }

  private static void checkMerge(String merge, String delete, boolean given) throws LoadException {
    if (!Set.of("APPEND", "DELETE", "MERGE").contains(merge)) {
      throw LoadException.invalid("Invalid merge type " + merge);
    }
    if (merge.equals("MERGE") && delete.isEmpty()) {
      throw LoadException.invalid("Excepted DELETE ON clause when merge type is MERGE.");
    }
    // Doris passes over a condition without a type; we would rather not.
    if (!merge.equals("MERGE") && !delete.isEmpty()) {
      throw LoadException.invalid(
          "Not support DELETE ON clause when merge type is not MERGE."
              + (given ? "" : " HINT: add the header merge_type: MERGE"));
    }
  }

  void describe(TMiniLoadRequest request) {
    request.setStrictMode(strict).setMergeType(merge);
    request.setUpdateMode(update.name()).setRefusesNewKeys(update.refusesNewKeys());
    if (!zone.isEmpty()) {
      request.setTimeZone(zone);
    }
    if (!where.isEmpty()) {
      request.setWhereCondition(where);
    }
    if (!deleteCondition.isEmpty()) {
      request.setDeleteCondition(deleteCondition);
    }
    if (!partitions.isEmpty()) {
      request.setPartitions(partitions).setTemporary(temporary);
    }
    if (!sequenceColumn.isEmpty()) {
      request.setSequenceColumn(sequenceColumn);
    }
  }
}
