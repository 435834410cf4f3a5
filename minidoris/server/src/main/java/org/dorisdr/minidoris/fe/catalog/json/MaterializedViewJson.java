package org.dorisdr.minidoris.fe.catalog.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dorisdr.minidoris.fe.catalog.MaterializedView;
import org.dorisdr.minidoris.fe.catalog.OlapTable;

/** What Doris keeps of a materialized view beside its table. Stateless. */
final class MaterializedViewJson {
  private MaterializedViewJson() {}

  static void add(ObjectNode node, OlapTable table) {
    MaterializedView view = table.materialized;
    node.put("clazz", "MTMV");
    ObjectNode refresh = node.putObject("ri");
    refresh.put("bm", view.build);
    refresh.put("rm", view.method);
    ObjectNode trigger = refresh.putObject("rti");
    trigger.put("rt", view.trigger);
    if (view.unit != null) {
      ObjectNode timetable = trigger.putObject("it");
      timetable.put("st", view.starts);
      timetable.put("i", view.every);
      timetable.put("tu", view.unit);
    }
    node.put("qs", view.query);
    ObjectNode status = node.putObject("s");
    status.put("state", view.state);
    status.put("refreshState", view.refreshState);
    node.putObject("ji").put("jobName", "inner_mtmv_" + table.id);
    ObjectNode properties = node.putObject("mp");
    view.properties.forEach(properties::put);
    node.putObject("mpi").put("pt", "SELF_MANAGE");
    node.putObject("sv");
  }
}
