package org.dorisdr.sql.stock.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dorisdr.sql.stock.StockParser;
import org.dorisdr.sql.stock.StockTexts;

/** Builds columns, indexes, partitions and options of tables. Stateless. */
final class TableParts {
  private TableParts() {}

  static ColumnDef column(StockParser.ColumnDefContext c) {
    Boolean nullable = null;
    if (c.nullable != null) {
      nullable = true;
    } else if (c.NOT() != null) {
      nullable = false;
    }
    return new ColumnDef(
        StockTexts.name(c.name),
        TypeTexts.text(c.dataType()),
        c.KEY() != null,
        c.aggregation() == null ? null : c.aggregation().getText().toUpperCase(Locale.ROOT),
        nullable,
        autoIncrement(c.autoIncrement()),
        defaultValue(c.columnDefault()),
        onUpdate(c),
        c.generated() == null ? null : StockTexts.original(c.generated().expression).strip(),
        columnComment(c.commentClause()));
  }

  private static String onUpdate(StockParser.ColumnDefContext c) {
    if (c.UPDATE() == null) {
      return null;
    }
    return c.INTEGER_VALUE() == null
        ? "CURRENT_TIMESTAMP"
        : "CURRENT_TIMESTAMP(" + c.INTEGER_VALUE().getText() + ")";
  }

  /** Doris drops the backslashes that are left. */
  private static String columnComment(StockParser.CommentClauseContext comment) {
    return comment == null ? null : CatalogTexts.rawComment(comment).replace("\\", "");
  }

  private static Long autoIncrement(StockParser.AutoIncrementContext auto) {
    if (auto == null) {
      return null;
    }
    if (auto.INTEGER_VALUE() == null) {
      return 1L;
    }
    String sign = auto.SUBTRACT() == null ? "" : "-";
    return Long.valueOf(sign + auto.INTEGER_VALUE().getText());
  }

  private static DefaultDef defaultValue(StockParser.ColumnDefaultContext value) {
    if (value == null) {
      return null;
    }
    if (value.NULL() != null) {
      return new DefaultDef(null, false);
    }
    if (value.STRING_LITERAL() != null) {
      // Doris keeps what stands between the quotes as it is, backslashes too.
      String quoted = value.STRING_LITERAL().getText();
      return new DefaultDef(quoted.substring(1, quoted.length() - 1), false);
    }
    String text = StockTexts.original(value).substring("DEFAULT".length()).strip();
    // Doris spells a moment without blanks, and without the digits if there are none.
    return value.expression == null
        ? new DefaultDef(text, false)
        : new DefaultDef(
            text.toUpperCase(Locale.ROOT).replaceAll("\\s", "").replace("(0)", ""), true);
  }

  static IndexDef index(StockParser.IndexDefContext i) {
    return new IndexDef(
        StockTexts.name(i.name),
        i.ifNotExists() != null,
        StockTexts.names(i.identifierList()),
        indexType(i.indexType()),
        StockTexts.properties(i.propertyClause()),
        CatalogTexts.comment(i.commentClause()));
  }

  /** Doris makes an inverted index of what is named BITMAP. */
  static String indexType(StockParser.IndexTypeContext type) {
    if (type == null || type.BITMAP() != null) {
      return null;
    }
    return type.getChild(1).getText().toUpperCase(Locale.ROOT);
  }

  static DistributionDef distribution(StockParser.DistributedByContext d) {
    if (d == null) {
      return null;
    }
    int buckets = d.count == null ? -1 : Integer.parseInt(d.count.getText());
    return new DistributionDef(StockTexts.names(d.keys), buckets, d.AUTO() != null);
  }

  static RollupDef rollup(StockParser.RollupDefContext r) {
    return new RollupDef(
        StockTexts.name(r.name),
        StockTexts.names(r.columns),
        StockTexts.names(r.keys),
        StockTexts.name(r.base),
        StockTexts.properties(r.propertyClause()));
  }

  static TableOptions options(StockParser.TableOptionsContext o) {
    String keys = null;
    if (o.KEY() != null) {
      keys = o.AGGREGATE() != null ? "AGGREGATE" : o.UNIQUE() != null ? "UNIQUE" : "DUPLICATE";
    }
    return new TableOptions(
        StockTexts.name(o.engine),
        keys,
        StockTexts.names(o.keys),
        StockTexts.names(o.clusterKeys),
        CatalogTexts.comment(o.commentClause()),
        partitionBy(o.partitionBy()),
        distribution(o.distributedBy()),
        StockTexts.each(o.rollupDef(), TableParts::rollup),
        StockTexts.properties(o.propertyClause()));
  }

  private static PartitionBy partitionBy(StockParser.PartitionByContext p) {
    if (p == null) {
      return null;
    }
    return new PartitionBy(
        p.LIST() != null ? "LIST" : "RANGE",
        p.AUTO() != null,
        p.partitionExpr().stream().map(TableParts::column).toList(),
        StockTexts.each(p.partitionDef(), TableParts::partition),
        p.partitionExpr().stream().map(TableParts::function).toList());
  }

  private static String column(StockParser.PartitionExprContext e) {
    PartitionBy.Function function = function(e);
    if (function == null) {
      return StockTexts.name(e.column);
    }
    return function.columns().isEmpty() ? "" : function.columns().get(0);
  }

  private static PartitionBy.Function function(StockParser.PartitionExprContext e) {
    return e.function == null
        ? null
        : new PartitionBy.Function(
            StockTexts.name(e.function),
            e.partitionArgument().stream().map(TableParts::argument).toList());
  }

  private static PartitionBy.Argument argument(StockParser.PartitionArgumentContext a) {
    if (a.column != null) {
      return new PartitionBy.Argument(StockTexts.name(a.column), null);
    }
    String text = a.getText();
    return new PartitionBy.Argument(
        null, a.STRING_LITERAL() == null ? text : StockTexts.unquote(text));
  }

  static PartitionDef partition(StockParser.PartitionDefContext p) {
    if (p instanceof StockParser.LessThanPartitionContext l) {
      List<String> upper = l.upper == null ? List.of(PartitionDef.MAX_VALUE) : key(l.upper);
      return new PartitionDef(
          PartitionDef.Kind.LESS_THAN,
          StockTexts.name(l.name),
          l.ifNotExists() != null,
          null,
          upper,
          null,
          0,
          null,
          StockTexts.properties(l.propertyList()));
    }
    if (p instanceof StockParser.FixedPartitionContext f) {
      return new PartitionDef(
          PartitionDef.Kind.FIXED,
          StockTexts.name(f.name),
          f.ifNotExists() != null,
          key(f.lower),
          key(f.upper),
          null,
          0,
          null,
          StockTexts.properties(f.propertyList()));
    }
    if (p instanceof StockParser.StepPartitionContext s) {
      return step(
          s.lower,
          s.upper,
          Long.parseLong(s.amount.getText()),
          StockTexts.name(s.unit),
          StockTexts.properties(s.propertyList()));
    }
    return in(p);
  }

  private static PartitionDef in(StockParser.PartitionDefContext p) {
    if (p instanceof StockParser.MultiInPartitionContext m) {
      List<List<String>> keys = StockTexts.each(m.partitionKey(), TableParts::key);
      return in(m.name, m.ifNotExists() != null, keys, m.propertyList());
    }
    if (p instanceof StockParser.InPartitionContext i) {
      List<List<String>> keys = new ArrayList<>();
      key(i.partitionKey()).forEach(v -> keys.add(listOf(v)));
      return in(i.name, i.ifNotExists() != null, keys, i.propertyList());
    }
    StockParser.DefaultPartitionContext d = (StockParser.DefaultPartitionContext) p;
    return in(d.name, d.ifNotExists() != null, List.of(), null);
  }

  private static PartitionDef in(
      StockParser.IdentifierContext name,
      boolean ifNotExists,
      List<List<String>> keys,
      StockParser.PropertyListContext properties) {
    return new PartitionDef(
        PartitionDef.Kind.IN,
        StockTexts.name(name),
        ifNotExists,
        null,
        null,
        keys,
        0,
        null,
        StockTexts.properties(properties));
  }

  static PartitionDef step(
      StockParser.PartitionKeyContext lower,
      StockParser.PartitionKeyContext upper,
      long amount,
      String unit,
      Map<String, String> properties) {
    return new PartitionDef(
        PartitionDef.Kind.STEP,
        null,
        false,
        key(lower),
        key(upper),
        null,
        amount,
        unit,
        properties);
  }

  private static List<String> key(StockParser.PartitionKeyContext key) {
    return StockTexts.each(key.partitionValue(), TableParts::value);
  }

  private static String value(StockParser.PartitionValueContext value) {
    if (value.NULL() != null) {
      return null;
    }
    if (value.MAXVALUE() != null) {
      return PartitionDef.MAX_VALUE;
    }
    return value.STRING_LITERAL() != null ? StockTexts.unquote(value.getText()) : value.getText();
  }

  private static List<String> listOf(String value) {
    List<String> list = new ArrayList<>();
    list.add(value);
    return list;
  }
}
