package org.dorisdr.minidoris.be.storage;

import java.util.Locale;

/** Keys of {@link MetaDb}; numbers are padded so that keys sort like them. Stateless. */
final class Keys {
  static final String TABLETS = "tablet/";
  static final String ROWSETS = "rowset/";
  static final String TXNS = "txn/";
  static final String BINLOGS = "binlog/";
  static final String FILES = "file/";

  private Keys() {}

  static String tablet(long tabletId) {
    return TABLETS + padded(tabletId);
  }

  static String rowset(RowsetMeta rowset) {
    return ROWSETS + padded(rowset.tabletId()) + "/" + rowset.rowsetId();
  }

  static String txn(long txnId, long tabletId) {
    return TXNS + padded(txnId) + "/" + padded(tabletId);
  }

  static String binlog(long tabletId, long version) {
    return BINLOGS + padded(tabletId) + "/" + padded(version);
  }

  static String file(long tabletId, String name) {
    return FILES + padded(tabletId) + "/" + name;
  }

  static long tabletOfFile(String key) {
    return Long.parseLong(key.substring(FILES.length(), key.lastIndexOf('/')));
  }

  static String nameOfFile(String key) {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  private static String padded(long number) {
    return String.format(Locale.ROOT, "%020d", number);
  }
}
