package org.dorisdr.minidoris.fe.catalog.show;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.IndexMeta;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.Table;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.catalog.View;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/**
 * {@code /dbs/<database>/<table>}: what is below a table, and its schemas and secondary indexes;
 * Doris's TableProcDir, IndexInfoProcDir, IndexSchemaProcNode and IndexesProcNode.
 */
final class TableProc implements ProcDirectory {
  private final Ddl ddl;
  private final Table table;

  TableProc(Ddl ddl, Table table) {
    this.ddl = ddl;
    this.table = table;
  }

  @Override
  public StatementResult rows() {
    return new ShowRows("Nodes")
        .add("partitions")
        .add("temp_partitions")
        .add("index_schema")
        .add("indexes")
        .result();
  }

  @Override
  public ProcNode child(String name) {
    return switch (name) {
      case "partitions" -> partitions(false, "is not a OLAP or ELASTICSEARCH table");
      case "temp_partitions" -> partitions(true, "does not have temp partitions");
      case "index_schema" -> ProcDirectory.of(() -> ddl.read(this::schemas), this::schema);
      case "indexes" -> () -> ddl.read(this::indexes);
      default -> throw StatementError.general("Not implemented yet: " + name);
    };
  }

  private ProcNode partitions(boolean temporary, String refusal) {
    if (table instanceof OlapTable olap) {
      return new PartitionsProc(ddl, olap, temporary);
    }
    throw StatementError.general("Table[" + table.name + "] " + refusal);
  }

  private StatementResult schemas() {
    ShowRows rows =
        new ShowRows(
            "IndexId",
            "IndexName",
            "SchemaVersion",
            "SchemaHash",
            "ShortKeyColumnCount",
            "StorageType",
            "Keys");
    if (table instanceof OlapTable olap) {
      olap.indexMetas.values().forEach(meta -> add(rows, meta));
    } else {
      rows.add(table.id, table.name, "", "", "", "", "");
    }
    return rows.result();
  }

  private static void add(ShowRows rows, IndexMeta meta) {
    String keys =
        meta.columns.stream()
            .filter(Column::key)
            .map(Column::name)
            .collect(Collectors.joining(", ", meta.keysType + "(", ")"));
    rows.add(
        meta.id,
        meta.name,
        meta.schemaVersion,
        meta.schemaHash,
        meta.shortKeyCount,
        "COLUMN",
        keys);
  }

  private ProcNode schema(String name) {
    long id = ProcDirectory.id(name, "index");
    List<Column> columns = ddl.read(() -> columns(id));
    return () -> DescribeHandler.columns(columns);
  }

  private List<Column> columns(long indexId) {
    if (table instanceof View view) {
      return view.columns;
    }
    IndexMeta meta = ((OlapTable) table).indexMetas.get(indexId);
    if (meta == null) {
      throw StatementError.general("Index " + indexId + " does not exist");
    }
    return meta.columns.stream().filter(Column::visible).toList();
  }

  private StatementResult indexes() {
    ShowRows rows =
        new ShowRows(
            "Table",
            "IndexId",
            "NonUnique",
            "KeyName",
            "SeqInIndex",
            "ColumnName",
            "Collation",
            "Cardinality",
            "SubPart",
            "Packed",
            "Null",
            "IndexType",
            "Comment",
            "Properties");
    if (table instanceof OlapTable olap) {
      olap.secondaryIndexes.forEach(index -> add(rows, index));
    }
    return rows.result();
  }

  private void add(ShowRows rows, SecondaryIndex index) {
    rows.add(
        table.name,
        index.id(),
        "",
        index.name(),
        "",
        String.join(",", index.columns()),
        "",
        "",
        "",
        "",
        "",
        index.type(),
        index.comment(),
        text(index.properties()));
  }

  private static String text(Map<String, String> properties) {
    return properties.isEmpty()
        ? ""
        : "(" + TableProperties.text(new TreeMap<>(properties), ", ") + ")";
  }
}
