package org.dorisdr.minidoris.fe.catalog.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.BloomFilter;
import org.dorisdr.minidoris.fe.catalog.Column;
import org.dorisdr.minidoris.fe.catalog.Distribution;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/**
 * A column gets another name, in all indexes.
 *
 * @param indexIdToSchemaVersion new schema versions
 */
public record RenameColumnOp(
    long dbId,
    long tableId,
    String colName,
    String newColName,
    Map<Long, Integer> indexIdToSchemaVersion)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId).ifPresent(this::rename);
  }

  private void rename(OlapTable table) {
    table
        .indexMetas
        .values()
        .forEach(
            m -> {
              m.columns = new ArrayList<>(m.columns.stream().map(this::renamed).toList());
              m.schemaVersion = indexIdToSchemaVersion.getOrDefault(m.id, m.schemaVersion);
            });
    table.partitionColumns = renamed(table.partitionColumns);
    table.distribution = renamed(table.distribution);
    table.allPartitions().forEach(p -> p.distribution = renamed(p.distribution));
    table.secondaryIndexes.replaceAll(
        i ->
            new SecondaryIndex(
                i.id(), i.name(), renamed(i.columns()), i.type(), i.properties(), i.comment()));
    BloomFilter.rename(table, colName, newColName);
    if (colName.equalsIgnoreCase(table.properties.get(TableProperties.SEQUENCE_COLUMN))) {
      table.properties.put(TableProperties.SEQUENCE_COLUMN, newColName);
    }
  }

  private Column renamed(Column column) {
    return column.name().equalsIgnoreCase(colName) ? column.withName(newColName) : column;
  }

  private Distribution renamed(Distribution d) {
    return new Distribution(renamed(d.columns()), d.buckets(), d.autoBucket());
  }

  private List<String> renamed(List<String> names) {
    return new ArrayList<>(
        names.stream().map(n -> n.equalsIgnoreCase(colName) ? newColName : n).toList());
  }
}
