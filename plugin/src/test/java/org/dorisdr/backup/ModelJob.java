package org.dorisdr.backup;

import com.google.common.hash.Hashing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dorisdr.backup.store.Layout;

/** A backup or restore of the model FE; goes one step whenever it is told. */
final class ModelJob {
  final String kind;
  final String database;
  private final int databaseId;
  final String label;
  final String created;
  private final ModelStore store;
  private final Map<String, Map<String, List<String>>> databases;
  private final Layout layout;
  private final List<String> tables;
  String state = "PENDING";
  String status = "[OK]";
  String taskError = "";
  long uploadedBytes;

  /** What is still to be uploaded, by path. */
  private TreeMap<String, byte[]> left;

  private final Map<String, byte[]> last = new LinkedHashMap<>();

  ModelJob(
      String kind,
      String database,
      int databaseId,
      String label,
      String repository,
      List<String> tables,
      String created,
      ModelStore store,
      Map<String, Map<String, List<String>>> databases) {
    this.kind = kind;
    this.database = database;
    this.databaseId = databaseId;
    this.label = label;
    this.layout = new Layout(repository);
    this.tables = tables;
    this.created = created;
    this.store = store;
    this.databases = databases;
  }

  boolean isDone() {
    return state.equals("FINISHED") || state.equals("CANCELLED");
  }

  void cancel(String why) {
    state = "CANCELLED";
    status = why;
  }

  void step() {
    if (isDone()) {
      return;
    }
    if (kind.equals("RESTORE")) {
      restore();
    } else {
      backup();
    }
  }

  private void backup() {
    switch (state) {
      case "PENDING" -> state = "SNAPSHOTING";
      case "SNAPSHOTING" -> {
        plan();
        state = "UPLOADING";
      }
      case "UPLOADING" -> upload();
      default -> {
        store.files.putAll(last);
        state = "FINISHED";
      }
    }
  }

  private void upload() {
    Map.Entry<String, byte[]> next = left.pollFirstEntry();
    if (next == null) {
      // The description comes last, after the schemas.
      state = "UPLOAD_INFO";
    } else if (store.files.putIfAbsent(next.getKey(), next.getValue()) == null) {
      uploadedBytes += next.getValue().length;
    }
  }

  private void plan() {
    left = new TreeMap<>();
    StringBuilder objects = new StringBuilder();
    StringBuilder schemas = new StringBuilder();
    int number = 0;
    for (Map.Entry<String, List<String>> table : databases.get(database).entrySet()) {
      number++;
      String name = table.getKey().replace("\\", "\\\\").replace("\"", "\\\"");
      if (!tables.isEmpty() && !tables.contains(table.getKey())) {
        continue;
      }
      String folder = layout.tablet(label, databaseId, number, number, number, number) + "/";
      List<String> names = new ArrayList<>();
      names.add(add(folder, number + ".hdr", "header of " + label));
      for (int i = 0; i < table.getValue().size(); i++) {
        names.add(add(folder, "02_" + i + ".dat", table.getValue().get(i)));
      }
      String comma = objects.isEmpty() ? "" : ",";
      objects
          .append(comma)
          .append(
              "'%2$s':{'id':%1$d,'partitions':{'%2$s':{'id':%1$d,'version':%3$d,'indexes':{'%2$s':{'id':%1$d,'schema_hash':9,'tablets':{'%1$d':['%4$s']}}}}}}"
                  .formatted(number, name, table.getValue().size(), String.join("','", names)));
      schemas
          .append(comma)
          .append(
              "'%2$s':{'clazz':'OlapTable','id':%1$d,'itm':{'%1$d':{'sh':9}},'itp':{'%1$d':{'id':%1$d,'nm':'%2$s','bi':{'id':%1$d,'tablets':[{'id':%1$d}]},'ivr':{}}}}"
                  .formatted(number, name));
    }
    byte[] json = bytes("{'tblNameMap':{" + schemas + "}}");
    byte[] meta = ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array();
    String info =
        "{'name':'%s','database':'%s','id':%d,'backup_objects':{%s}}"
            .formatted(label, database, databaseId, objects);
    last.put(layout.snapshot(label) + "/__meta." + md5(meta), meta);
    String time = created.replace(' ', '-').replace(':', '-');
    last.put(layout.snapshot(label) + "/__info_" + time + "." + md5(bytes(info)), bytes(info));
  }

  private String add(String folder, String name, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    String file = name + "." + md5(content);
    left.put(folder + file, content);
    return file;
  }

  private static byte[] bytes(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  @SuppressWarnings("deprecation")
  static String md5(byte[] content) {
    return Hashing.md5().hashBytes(content).toString();
  }

  private void restore() {
    switch (state) {
      case "PENDING" -> state = "SNAPSHOTING";
      case "SNAPSHOTING" -> state = "DOWNLOADING";
      case "DOWNLOADING" -> {
        Map<String, List<String>> into = databases.get(database);
        if (into == null) {
          cancel("database was dropped");
          return;
        }
        Map<String, String> names = Map.of("1", "t", "2", "u");
        Map<String, List<String>> found = new TreeMap<>();
        store.files.forEach(
            (path, content) -> {
              if (path.startsWith(layout.content(label) + "/") && path.contains(".dat.")) {
                String table = path.replaceAll(".*__tbl_(\\d+)/.*", "$1");
                found
                    .computeIfAbsent(names.get(table), t -> new ArrayList<>())
                    .add(new String(content, StandardCharsets.UTF_8));
              }
            });
        into.putAll(found);
        state = "COMMITTING";
      }
      default -> state = "FINISHED";
    }
  }
}
