package org.dorisdr.minidoris.fe.catalog;

import org.dorisdr.minidoris.fe.journal.OpRegistry;

/** Names of the catalog's journal operations. */
final class CatalogOps {
  private CatalogOps() {}

  static void register(OpRegistry ops) {}
}
