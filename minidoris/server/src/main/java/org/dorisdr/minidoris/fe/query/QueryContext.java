package org.dorisdr.minidoris.fe.query;

import java.util.concurrent.locks.Lock;
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
    return new QueryRelations(frontend, session, access);
  }
}
