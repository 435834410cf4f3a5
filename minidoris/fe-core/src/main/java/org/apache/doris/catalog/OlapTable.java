package org.apache.doris.catalog;

import java.util.List;
import org.dorisdr.minidoris.host.FeHost.TableInfo;

/** A table that backends keep, as it was when it was asked for. */
public class OlapTable extends Table {
  private final TableInfo info;

  OlapTable(TableInfo info) {
    super(info.name());
    this.info = info;
  }

  public List<Column> getBaseSchema() {
    return info.columns().stream()
        .map(c -> new Column(c.name(), c.uniqueId(), c.autoIncrement()))
        .toList();
  }

  /** Null if no column of it has AUTO_INCREMENT. */
  public AutoIncrementGenerator getAutoIncrementGenerator() {
    return getBaseSchema().stream()
        .filter(Column::isAutoInc)
        .findFirst()
        .map(c -> new AutoIncrementGenerator(info.id(), c.getUniqueId()))
        .orElse(null);
  }
}
