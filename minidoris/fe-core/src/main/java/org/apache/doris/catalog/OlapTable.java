package org.apache.doris.catalog;

import java.util.List;
import org.dorisdr.minidoris.host.FeHost.TableInfo;
import org.dorisdr.minidoris.host.FeHosts;

/** A table that backends keep, as it was when it was asked for. */
public class OlapTable extends Table {
  /** What is done to it. */
  public enum OlapTableState {
    NORMAL,
    ROLLUP,
    SCHEMA_CHANGE,
    RESTORE,
    RESTORE_WITH_LOAD
  }

  private final TableInfo info;

  OlapTable(TableInfo info) {
    super(info.id(), info.name());
    this.info = info;
  }

  public List<Column> getBaseSchema() {
    return info.columns().stream()
        .map(c -> new Column(c.name(), c.uniqueId(), c.autoIncrement()))
        .toList();
  }

  public OlapTableState getState() {
    return OlapTableState.valueOf(info.state());
  }

  /** Null if no column of it has AUTO_INCREMENT. */
  public AutoIncrementGenerator getAutoIncrementGenerator() {
    return FeHosts.current().autoIncrementGenerator(getId()).orElse(null);
  }
}
