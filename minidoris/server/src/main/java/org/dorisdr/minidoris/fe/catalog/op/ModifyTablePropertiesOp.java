package org.dorisdr.minidoris.fe.catalog.op;

import java.util.Map;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.DataProperty;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Properties of a table are set; those not named stay. */
public record ModifyTablePropertiesOp(
    long dbId, long tableId, String tableName, Map<String, String> properties)
    implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId).ifPresent(this::set);
  }

  private void set(OlapTable table) {
    table.properties.putAll(properties);
    String policy = properties.get(TableProperties.STORAGE_POLICY);
    if (policy != null) {
      table.allPartitions().forEach(p -> DataProperty.setPolicy(p.dataProperty, policy));
    }
  }
}
