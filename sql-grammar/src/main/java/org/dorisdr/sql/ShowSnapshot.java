package org.dorisdr.sql;

import java.util.List;

/** Lists the snapshots in a repository. */
public record ShowSnapshot(Name repository, List<Condition> conditions) implements DrStatement {
  public ShowSnapshot {
    conditions = List.copyOf(conditions);
  }

  @Override
  public boolean isStock() {
    return true;
  }
}
