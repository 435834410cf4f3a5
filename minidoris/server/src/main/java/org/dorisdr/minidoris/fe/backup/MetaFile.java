package org.dorisdr.minidoris.fe.backup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.json.TableJson;

/**
 * Content of a {@code __meta} file: the length of a JSON text as four bytes, high byte first, and
 * the text. Stateless.
 */
final class MetaFile {
  private static final ObjectMapper JSON = new ObjectMapper();

  private MetaFile() {}

  static byte[] write(String database, List<Table> tables, SnapshotForm form) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode names = root.putObject("tblNameMap");
    tables.forEach(table -> names.set(table.name, TableJson.write(database, table)));
    root.putObject("resourceNameMap");
    form.apply(root);
    byte[] text = root.toString().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(4 + text.length).putInt(text.length).put(text).array();
  }

  /**
   * @throws BackupException if this is no such content
   */
  static List<Table> read(byte[] content) {
    if (content.length < 4 || ByteBuffer.wrap(content).getInt() != content.length - 4) {
      throw new BackupException("Failed to read backup meta: its length is wrong");
    }
    List<Table> tables = new ArrayList<>();
    try {
      JsonNode root = JSON.readTree(content, 4, content.length - 4);
      for (JsonNode table : root.path("tblNameMap")) {
        tables.add(TableJson.read(table));
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new BackupException("Failed to read backup meta: " + e.getMessage());
    }
    return tables;
  }
}
