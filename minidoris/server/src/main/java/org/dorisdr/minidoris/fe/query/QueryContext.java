package org.dorisdr.minidoris.fe.query;

import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.session.Session;

/** What every kind of statement needs. Thread safe. */
record QueryContext(Frontend frontend, Executor executor, LoadRunner loads, TableAccess access) {
  /** Looks at the catalog while nobody changes it. */
  <T> T locked(Supplier<T> look) {
    Lock lock = frontend.catalog().lock().readLock();
    lock.lock();
    try {
      return look.get();
    } finally {
      lock.unlock();
    }
  }

  QueryRelations relations(Session session) {
    return new QueryRelations(frontend, session, access, new StatementFiles());
  }

  /**
   * Plans a statement while nobody changes the catalog, as often as it names files that nobody has
   * looked for yet: stores are asked while the catalog is free.
   */
  <T> T planned(Session session, Function<QueryRelations, T> plan) {
    StatementFiles files = new StatementFiles();
    while (true) {
      try {
        return locked(() -> plan.apply(new QueryRelations(frontend, session, access, files)));
      } catch (FilesNeeded e) {
        files.open(e.properties(), this);
      }
    }
  }
}
