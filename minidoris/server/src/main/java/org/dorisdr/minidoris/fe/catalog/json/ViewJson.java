package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dorisdr.minidoris.fe.catalog.View;

/** A view, as Doris keeps it. Stateless. */
final class ViewJson {
  /** Session variables under which a view was made; minidoris has no others that change one. */
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

  private ViewJson() {}

  static ObjectNode write(String database, View view) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("clazz", "View");
    node.put("ivd", view.definition);
    node.put("sm", 0);
    ObjectNode variables = node.putObject("sv");
    for (String[] variable : VARIABLES) {
      variables.put(variable[0], variable[1]);
    }
    TableJson.addCommon(node, database, view, "VIEW", ColumnJson.write(view.columns, null, false));
    return node;
  }

  static View read(JsonNode node) {
    View view = new View();
    view.definition = node.path("ivd").asText();
    view.columns = ColumnJson.read(node.path("fullSchema"), null);
    TableJson.readCommon(node, view);
    return view;
  }
}
