package org.dorisdr.sql;

import java.util.List;
import java.util.Optional;

/** Takes many dropped tables back; an empty list means all. */
public record RecoverTables(List<Name> tables, Name database, Optional<String> droppedAfter)
    implements DrStatement {
  public RecoverTables {
    tables = List.copyOf(tables);
  }
}
