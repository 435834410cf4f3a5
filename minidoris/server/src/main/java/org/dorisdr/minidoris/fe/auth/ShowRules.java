package org.dorisdr.minidoris.fe.auth;

import org.apache.doris.common.ErrorCode;
import org.apache.doris.mysql.privilege.PrivPredicate;
import org.dorisdr.minidoris.fe.session.Errors;
import org.dorisdr.sql.stock.catalog.Describe;
import org.dorisdr.sql.stock.catalog.LockTables;
import org.dorisdr.sql.stock.catalog.ShowBackends;
import org.dorisdr.sql.stock.catalog.ShowColumns;
import org.dorisdr.sql.stock.catalog.ShowCreateMaterializedView;
import org.dorisdr.sql.stock.catalog.ShowCreateTable;
import org.dorisdr.sql.stock.catalog.ShowCreateView;
import org.dorisdr.sql.stock.catalog.ShowData;
import org.dorisdr.sql.stock.catalog.ShowFrontends;
import org.dorisdr.sql.stock.catalog.ShowIndex;
import org.dorisdr.sql.stock.catalog.ShowPartitions;
import org.dorisdr.sql.stock.catalog.ShowViewsOf;

/** Statements that tell of tables. */
final class ShowRules extends RuleSet {
  ShowRules(Privileges privileges) {
    super(privileges);
    rule(ShowBackends.class, (s, b) -> privileges.needInformation(s));
    rule(ShowFrontends.class, (s, f) -> privileges.needInformation(s));
    table(ShowCreateTable.class, ShowCreateTable::name, PrivPredicate.SHOW, "SHOW CREATE TABLE");
    table(
        ShowCreateMaterializedView.class,
        ShowCreateMaterializedView::name,
        PrivPredicate.SHOW,
        "SHOW");
    table(ShowCreateView.class, ShowCreateView::name, PrivPredicate.SHOW, "SHOW CREATE TABLE");
    table(ShowViewsOf.class, ShowViewsOf::name, PrivPredicate.SHOW, "SHOW VIEW");
    table(Describe.class, Describe::name, PrivPredicate.SHOW, "DESCRIBE");
    rule(
        ShowColumns.class,
        (s, c) -> {
          if (lacks(s, c.name(), PrivPredicate.SHOW)) {
            throw Errors.of(
                ErrorCode.ERR_TABLE_ACCESS_DENIED_ERROR,
                PrivPredicate.SHOW.getPrivs().toString(),
                Named.database(s, c.name()) + "." + c.name().table());
          }
        });
    rule(
        ShowIndex.class,
        (s, i) ->
            needTable(
                s,
                i.name(),
                PrivPredicate.SHOW,
                "SHOW INDEX",
                "`%s`.`%s`".formatted(Named.database(s, i.name()), i.name().table())));
    table(ShowPartitions.class, ShowPartitions::name, PrivPredicate.SHOW, "SHOW PARTITIONS");
    rule(
        ShowData.class,
        (s, d) -> {
          if (d.name() == null && s.database() == null) {
            privileges.needGlobal(
                s, PrivPredicate.ADMIN, PrivPredicate.ADMIN.getPrivs().toString());
          }
          needTable(s, d.name(), PrivPredicate.SHOW, "SHOW DATA");
        });
    rule(
        LockTables.class,
        (s, l) ->
            l.tables()
                .forEach(
                    t ->
                        needTable(
                            s,
                            t,
                            PrivPredicate.SELECT,
                            "SELECT",
                            Named.database(s, t) + "." + t.table())));
  }
}
