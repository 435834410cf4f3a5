package org.dorisdr.minidoris.fe.http;

import java.util.Locale;
import java.util.Set;
import org.dorisdr.minidoris.common.http.HttpCall;
import org.dorisdr.minidoris.common.http.HttpFailure;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.Database;

/**
 * What Doris's LoadAction looks at before it sends on a load that may be committed together with
 * others. Thread safe.
 */
final class GroupLoads {
  private static final String HEADER = "group_commit";
  private static final String ASYNC = "async_mode";
  private static final String OFF = "off_mode";
  private static final Set<String> MODES = Set.of("", ASYNC, "sync_mode", OFF);

  /** "", "api", database, table, "_stream_load". */
  private static final int PARTS = 5;

  private final FeServer fe;

  GroupLoads(FeServer fe) {
    this.fe = fe;
  }

  static void checkMode(HttpCall call) throws HttpFailure {
    if (!MODES.contains(mode(call))) {
      throw failed("Header `group_commit` can only be `sync_mode`, `async_mode` or `off_mode`.");
    }
  }

  /** Such a load needs a table that is there. */
  void checkTable(HttpCall call) throws HttpFailure {
    String mode = mode(call);
    String[] parts = call.path().split("/");
    if (mode.isEmpty() || mode.equals(OFF) || parts.length != PARTS) {
      return;
    }
    boolean async = mode.equals(ASYNC);
    String noDatabase =
        async ? "database is invalid for dbName: " + parts[2] : "Database not found.";
    String noTable = async ? "table is invalid: " + parts[3] : "OlapTable not found.";
    fe.catalog().lock().readLock().lock();
    try {
      Database database = fe.catalog().database(parts[2]).orElseThrow(() -> failed(noDatabase));
      if (database.table(parts[3]).isEmpty()) {
        throw failed(noTable);
      }
    } finally {
      fe.catalog().lock().readLock().unlock();
    }
  }

  private static String mode(HttpCall call) {
    return call.header(HEADER).toLowerCase(Locale.ROOT);
  }

  private static HttpFailure failed(String message) {
    return new HttpFailure(RestAnswer.failed(message), message);
  }
}
