package org.dorisdr.minidoris.fe.binlog.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.binlog.BinlogRecord;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.KeysType;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.json.ColumnJson;
import org.dorisdr.minidoris.fe.catalog.op.ModifyViewOp;
import org.dorisdr.thrift.TBinlogType;

/** Records of changed views. Stateless. */
final class ViewRecords {
  /** Session variables that a definition depends on, as Doris keeps them with a view. */
  private static final String[][] VARIABLES = {
    {"sql_mode", "32"},
    {"show_hidden_columns", "false"},
    {"block_encryption_mode", ""},
    {"decimal_overflow_scale", "6"},
    {"skip_storage_engine_merge", "false"},
    {"skip_delete_sign", "false"},
    {"skip_delete_bitmap", "false"},
    {"skip_missing_version", "false"},
    {"skip_bad_tablet", "false"},
    {"sql_dialect", "doris"},
    {"serde_dialect", "doris"},
    {"enable_strict_cast", "false"},
    {"enable_decimal256", "false"},
    {"skip_checking_acid_version_file", "false"},
  };

  private ViewRecords() {}

  static void register(RecordBuilders builders) {
    builders.add(ModifyViewOp.class, ViewRecords::modify);
  }

  private static BinlogRecord modify(Frontend frontend, ModifyViewOp op, long seq) {
    View view = (View) frontend.catalog().table(op.tableId()).orElse(null);
    if (view == null) {
      return null;
    }
    Map<String, String> variables = new LinkedHashMap<>();
    for (String[] variable : VARIABLES) {
      variables.put(variable[0], variable[1]);
    }
    Payload payload =
        new Payload()
            .with("dbId", op.dbId())
            .with("tableId", op.tableId())
            .with("inlineViewDef", view.definition);
    ArrayNode schema = payload.json.putArray("newFullSchema");
    view.columns.forEach(column -> schema.add(column(column)));
    return payload
        .with("comment", op.comment())
        .with("sv", variables)
        .record(TBinlogType.MODIFY_VIEW_DEF, op.dbId(), op.tableId(), seq, 0);
  }

  private static ObjectNode column(Column column) {
    ObjectNode json = ColumnJson.write(column, KeysType.DUP_KEYS, false);
    // Columns of views have no aggregation.
    json.remove("aggregationType");
    return json.put("isAggregationTypeImplicit", false);
  }
}
