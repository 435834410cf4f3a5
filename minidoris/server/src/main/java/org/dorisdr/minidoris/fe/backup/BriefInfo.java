package org.dorisdr.minidoris.fe.backup;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/** The short form of a {@link JobInfo} that SHOW RESTORE and SHOW SNAPSHOT print. Stateless. */
final class BriefInfo {
  private static final Gson PRETTY =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private BriefInfo() {}

  static String of(JobInfo info) {
    JsonObject brief = new JsonObject();
    brief.addProperty("name", info.name);
    brief.addProperty("database", info.dbName);
    brief.addProperty("backup_time", info.backupTime);
    brief.addProperty("content", info.content);
    brief.add("olap_table_list", tables(info));
    JsonArray views = new JsonArray();
    for (JobInfo.ViewInfo view : info.newObjects.views) {
      JsonObject object = new JsonObject();
      object.addProperty("id", view.id());
      object.addProperty("name", view.name());
      views.add(object);
    }
    brief.add("view_list", views);
    brief.add("odbc_table_list", new JsonArray());
    brief.add("odbc_resource_list", new JsonArray());
    return PRETTY.toJson(brief);
  }

  private static JsonArray tables(JobInfo info) {
    JsonArray tables = new JsonArray();
    info.tables.forEach(
        (name, table) -> {
          JsonArray partitions = new JsonArray();
          table.partitions.keySet().forEach(partitions::add);
          JsonObject object = new JsonObject();
          object.addProperty("name", name);
          object.add("partition_names", partitions);
          tables.add(object);
        });
    return tables;
  }
}
