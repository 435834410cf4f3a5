package org.dorisdr.minidoris.fe.catalog.ddl;

import java.util.ArrayList;
import java.util.List;
import org.dorisdr.minidoris.fe.catalog.OlapTable;
import org.dorisdr.minidoris.fe.catalog.SecondaryIndex;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.sql.stock.catalog.AddIndex;
import org.dorisdr.sql.stock.catalog.DropIndex;

/**
 * The secondary indexes that the clauses of one statement add and drop. Not thread safe; the
 * catalog is locked.
 */
final class IndexDraft {
  private final Ddl ddl;
  private final Session session;
  private final OlapTable table;

  /** Of the table, as the clauses leave them. */
  private final List<SecondaryIndex> after;

  /** Those that come or go without the rows being written anew, in the order of the clauses. */
  final List<SecondaryIndex> changed = new ArrayList<>();

  /** Whether the last of {@link #changed} goes, which Doris tells of all of them. */
  boolean drop;

  /** Whether a clause that has nothing to do ended the statement, as it does in Doris. */
  boolean nothing;

  IndexDraft(Ddl ddl, Session session, OlapTable table, List<SecondaryIndex> after) {
    this.ddl = ddl;
    this.session = session;
    this.table = table;
    this.after = after;
  }

  void add(AddIndex clause) {
    List<SecondaryIndex> all = new ArrayList<>(table.secondaryIndexes);
    all.addAll(after);
    if (find(all, clause.index().name()) != null && clause.index().ifNotExists()) {
      nothing = true;
      return;
    }
    SecondaryIndex index = SecondaryIndexes.added(table, all, clause.index(), ddl.nextId());
    after.add(index);
    boolean light =
        index.type().equals("INVERTED")
            || index.type().equals("NGRAM_BF")
                && TypeChecks.isOn(session, "enable_add_index_for_new_data");
    if (light) {
      changed.add(index);
      drop = false;
    }
  }

  void drop(DropIndex clause) {
    SecondaryIndex index = find(table.secondaryIndexes, clause.name());
    if (index == null && clause.ifExists()) {
      nothing = true;
      return;
    }
    if (index == null) {
      throw StatementError.general("index " + clause.name() + " does not exist");
    }
    after.removeIf(i -> i.name().equalsIgnoreCase(clause.name()));
    if (!index.type().equals("NGRAM_BF")) {
      changed.add(index);
      drop = true;
    }
  }

  static SecondaryIndex find(List<SecondaryIndex> indexes, String name) {
    return indexes.stream().filter(i -> i.name().equalsIgnoreCase(name)).findFirst().orElse(null);
  }
}
