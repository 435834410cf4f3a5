package org.dorisdr.minidoris.fe.catalog.show;

import org.dorisdr.minidoris.fe.catalog.ddl.Ddl;
import org.dorisdr.minidoris.fe.proc.ProcDirectory;
import org.dorisdr.minidoris.fe.proc.ProcNode;
import org.dorisdr.minidoris.fe.session.StatementError;
import org.dorisdr.minidoris.fe.session.StatementResult;

/** {@code /catalogs}: there is only Doris's own; its databases are those of {@code /dbs}. */
record CatalogsProc(Ddl ddl, DbsProc databases) implements ProcDirectory {
  @Override
  public StatementResult rows() {
    // Doris counts information_schema, which the catalog does not have here.
    int count = ddl.read(() -> ddl.fe().catalog().databases().size()) + 1;
    return new ShowRows("CatalogIds", "CatalogName", "DatabaseNum", "LastUpdateTime")
        .add(0, "internal", count, null)
        .result();
  }

  @Override
  public ProcNode child(String name) {
    long id = ProcDirectory.id(name, "catalog");
    if (id != 0) {
      throw StatementError.general("Catalog " + name + " does not exist. Id " + id);
    }
    return databases;
  }
}
