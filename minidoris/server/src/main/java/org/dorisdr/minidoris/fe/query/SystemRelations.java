package org.dorisdr.minidoris.fe.query;

import java.util.Arrays;
import java.util.List;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.cluster.FrontendRow;
import org.dorisdr.minidoris.fe.query.type.TypedColumn;
import org.dorisdr.minidoris.fe.session.Session;
import org.dorisdr.minidoris.fe.session.StatementError;

/** Tables that are made of the frontend's own metadata. The catalog is locked. */
final class SystemRelations {
  private final Frontend frontend;
  private final Session session;
  private final TableAccess access;

  SystemRelations(Frontend frontend, Session session, TableAccess access) {
    this.frontend = frontend;
    this.session = session;
    this.access = access;
  }

  /**
   * @throws StatementError if there is no such function, or if it takes no parameters
   */
  String function(String name, boolean parameters) {
    if (name.equals("frontends") || name.equals("backends")) {
      access.checkNodes(session);
    }
    String rows =
        switch (name) {
          case "frontends" -> frontends();
          case "backends" -> BackendsFunction.rows((FeServer) frontend);
          case "catalogs" -> catalogs();
          default -> throw TableFunctions.refusal(name);
        };
    if (parameters) {
      throw StatementError.general(name + " table-valued-function does not support any params");
    }
    return rows;
  }

  /** All columns are texts, and one fewer than SHOW FRONTENDS has, as in Doris. */
  private String frontends() {
    int width = FrontendRow.COLUMNS.length - 1;
    InlineRows rows =
        new InlineRows(
            Arrays.stream(FrontendRow.COLUMNS, 0, width)
                .map(c -> c + ":VARCHAR")
                .toArray(String[]::new));
    String self = ((FeServer) frontend).nodeName();
    for (var f : frontend.cluster().frontends()) {
      rows.add(Arrays.copyOf(FrontendRow.values(f, frontend.cluster().clusterId(), self), width));
    }
    return rows.sql();
  }

  /** There is only Doris's own, and Doris tells its lack of properties by this word. */
  private static String catalogs() {
    return new InlineRows("CatalogId", "CatalogName", "CatalogType", "Property", "Value")
        .add(0, "internal", "internal", "NULL", "NULL")
        .sql();
  }

  /** Null if there is no such table. */
  static List<TypedColumn> columns(String name) {
    return SchemaTables.columns(name)
        .map(all -> TypedColumns.of("information_schema", name, all))
        .orElse(null);
  }

  String informationSchema(String name) {
    return new InformationSchema(frontend, session, access).table(name);
  }
}
