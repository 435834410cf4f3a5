package org.dorisdr.minidoris.fe.catalog;

import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.catalog.ddl.DdlStatements;
import org.dorisdr.minidoris.fe.catalog.show.ShowStatements;
import org.dorisdr.minidoris.fe.session.StatementRegistry;

/** Handlers of the catalog's statements. */
final class CatalogStatements {
  private CatalogStatements() {}

  static void register(FeServer fe, StatementRegistry statements) {
    Ddl ddl = new Ddl(fe);
    DdlStatements.register(ddl, statements);
    ShowStatements.register(ddl, statements);
  }
}
