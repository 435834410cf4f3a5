package org.dorisdr.minidoris.fe.catalog.op;

import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.catalog.TableProperties;
import org.dorisdr.minidoris.fe.journal.JournalOp;

/** Columns of a table may from now on change without its data being written anew. */
public record LightSchemaChangeOp(long dbId, long tableId) implements JournalOp {
  @Override
  public void apply(Frontend frontend, long journalId) {
    CatalogAccess.olap(frontend, tableId)
        .ifPresent(t -> t.properties.put(TableProperties.LIGHT_SCHEMA_CHANGE, "true"));
  }
}
